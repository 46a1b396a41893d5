import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { readNewest } from '#runtime/events/store/event-log.ts';
import type { Tools } from '#runtime/tools.ts';
import { tellPaymentBooks } from '../../store/book/payment-books.ts';

/** What is kept of the payments of orders, and the last thing that was told of any. */
export async function tellBooks(
  tools: Tools<'payment'>,
  { orderIds }: InputTo<'payment', 'tellBooks'>,
): Promise<AnswerOf<'payment', 'tellBooks'>> {
  const books = await tools.db.rows(tellPaymentBooks(orderIds));
  const newest = await tools.db.rows(readNewest());
  const last = newest.find(({ name }) => name === 'payment.settled');
  const mark = last ? { epoch: last.epoch, xid: last.xid, sequence: last.sequence } : null;
  return { books, mark };
}
