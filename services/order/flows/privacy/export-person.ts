import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { provedEmailOf } from '../../domain/proved-email-of.ts';
import { readCarts, readOrders } from '../../store/privacy/persons.ts';

const pageSize = 20;

/** What this room keeps of a person: their orders page by page, and with the first page their open carts. */
export async function exportPerson(
  tools: Tools<'order'>,
  { person, cursor }: InputTo<'order', 'exportPerson'>,
): Promise<ResultOf<'order', 'exportPerson'>> {
  const { customerId } = person;
  const email = provedEmailOf(person);
  const after = cursor === undefined ? null : (readPageCursor(cursor) ?? null);
  const orders = await tools.db.rows(readOrders(customerId, email, after, pageSize));
  const carts = cursor === undefined ? await tools.db.rows(readCarts(customerId, email, pageSize)) : [];
  const last = orders.at(-1);
  return {
    records: [
      ...carts.map(({ data }) => ({ kind: 'cart', data })),
      ...orders.map(({ data }) => ({ kind: 'order', data })),
    ],
    nextCursor: last && orders.length === pageSize ? pageCursor(last.orderId) : null,
  };
}
