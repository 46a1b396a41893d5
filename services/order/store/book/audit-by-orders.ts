import type { Database } from '#runtime/db/database.ts';
import { statement } from '#runtime/db/statement.ts';
import type { Finding } from '#runtime/tools.ts';
import { auditSomeOrders } from '../audit.ts';

const allOrders = statement<{ orderId: string }>(
  'order.test.all',
  'select order_id as "orderId" from orders',
);

/** Audits as changes do, all orders by their ids: for tests of rules, which must hold of some orders as of all. */
export async function auditByOrders(db: Pick<Database, 'rows'>): Promise<Finding[]> {
  return auditSomeOrders(
    db,
    (await db.rows(allOrders())).map(({ orderId }) => orderId),
  );
}
