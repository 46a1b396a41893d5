import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listBookedOrders } from '../../store/book/order-books.ts';

/** A page of all orders, for who compares them with other books. */
export async function listBookKeys(
  tools: Tools<'order'>,
  { after }: InputTo<'order', 'listBookKeys'>,
): Promise<AnswerOf<'order', 'listBookKeys'>> {
  const rows = await tools.db.rows(listBookedOrders(after));
  return { orderIds: rows.map(({ orderId }) => orderId) };
}
