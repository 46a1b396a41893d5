import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listBookedOrders } from '../../store/book/stock-books.ts';

/** A page of the orders that this room knows, for who compares its books with others. */
export async function listBookKeys(
  tools: Tools<'catalog'>,
  { after }: InputTo<'catalog', 'listBookKeys'>,
): Promise<AnswerOf<'catalog', 'listBookKeys'>> {
  const rows = await tools.db.rows(listBookedOrders(after));
  return { orderIds: rows.map(({ orderId }) => orderId) };
}
