import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { readHeard } from '#runtime/events/store/heard-events.ts';
import { readNewest } from '#runtime/events/store/event-log.ts';
import type { Tools } from '#runtime/tools.ts';
import { lastOf } from '../../domain/last-of.ts';
import { tellOrderBooks } from '../../store/book/order-books.ts';

/** Of what the figures of sales are made. */
const figured = ['order.placed', 'order.paid', 'order.cancelled', 'order.refunded'];

/** What orders come to; where the log stood and what was heard of payment is read before, so it is never too late. */
export async function tellBooks(
  tools: Tools<'order'>,
  { orderIds }: InputTo<'order', 'tellBooks'>,
): Promise<AnswerOf<'order', 'tellBooks'>> {
  const [heard, newest] = await tools.db.together([readHeard(['payment']), readNewest()]);
  const books = await tools.db.rows(tellOrderBooks(orderIds));
  const mark = lastOf(newest.filter(({ name }) => figured.includes(name)));
  return { books, mark, heardPayment: lastOf(heard) };
}
