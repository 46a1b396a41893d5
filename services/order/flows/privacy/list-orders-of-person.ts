import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { provedEmailOf } from '../../domain/proved-email-of.ts';
import { listOrderIds } from '../../store/privacy/persons.ts';

/** Payment tells of a page of them at once: ten payments an order at most, 500 records a page at most. */
const pageSize = 50;

/** The ids of all orders of a person, page by page. */
export async function listOrdersOfPerson(
  tools: Tools<'order'>,
  { person, cursor = '' }: InputTo<'order', 'listOrdersOfPerson'>,
): Promise<ResultOf<'order', 'listOrdersOfPerson'>> {
  const rows = await tools.db.rows(
    listOrderIds(person.customerId, provedEmailOf(person), readPageCursor(cursor) ?? null, pageSize),
  );
  const last = rows.at(-1);
  return {
    orderIds: rows.map(({ orderId }) => orderId),
    nextCursor: last && rows.length === pageSize ? pageCursor(last.orderId) : null,
  };
}
