import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listBookedOrders } from '../../store/book/payment-books.ts';

/** A page of the orders that this room knows, for who compares its books with others. */
export async function listBookKeys(
  tools: Tools<'payment'>,
  { after }: InputTo<'payment', 'listBookKeys'>,
): Promise<AnswerOf<'payment', 'listBookKeys'>> {
  const rows = await tools.db.rows(listBookedOrders(after));
  return { orderIds: rows.map(({ orderId }) => orderId) };
}
