import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { customerIdOf } from '../../domain/may-hold-cart.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { viewOrder } from '../../domain/view-order.ts';
import { listOrdersOfCustomer } from '../../store/orders.ts';

const pageSize = 24;

/** The orders of the signed-in customer, the newest first. */
export async function listMyOrders(
  tools: Tools<'order'>,
  { cursor, limit = pageSize }: InputTo<'order', 'listMyOrders'>,
): Promise<ResultOf<'order', 'listMyOrders'>> {
  const customerId = customerIdOf(tools.context.subject);
  if (customerId === null) throw new Error('only customers list their orders');
  const before = cursor === undefined ? null : readPageCursor(cursor);
  if (before === undefined)
    return refuse('invalid-input', 'This is no cursor of this list.', { path: '/cursor' });
  const rows = await tools.db.rows(listOrdersOfCustomer(customerId, before, limit + 1));
  const orders = rows.slice(0, limit);
  const last = orders.at(-1);
  return {
    orders: orders.map((order) => viewOrder(order, 'buyer')),
    nextCursor: rows.length > limit && last ? pageCursor(last.orderId) : null,
  };
}
