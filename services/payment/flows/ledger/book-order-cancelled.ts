import type { DeliveredEvent } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { bookUndone } from '../../domain/ledger/book-undone.ts';
import { callOffAttempts } from '../../store/attempt-moves.ts';
import { findBooked, post } from '../../store/postings.ts';
import type { PaymentTools } from '../provider-of.ts';

/**
 * Calls every attempt of a cancelled order off, so that nothing of it keeps money, by hand or late; and books, once, that
 * the sale was undone, if it was one.
 */
export async function bookOrderCancelled(
  tools: PaymentTools,
  { payload }: DeliveredEvent<'order.cancelled'>,
): Promise<void> {
  const { orderId, wasPaid, total } = payload;
  const booked = wasPaid ? await tools.db.row(findBooked(orderId)) : undefined;
  const entries = wasPaid ? bookUndone(total, booked ?? { taxMinor: 0, discountMinor: 0 }) : [];
  const source = `cancellation ${orderId}`;
  const undone = { transactionId: uuidv7(), why: 'cancellation', source, attemptId: null };
  tools.killPoint('payment.book-order-cancelled.before');
  await tools.db.flight([
    callOffAttempts([{ orderId, keptId: null, madeBefore: null }]),
    post(entries.length === 0 ? [] : [{ ...undone, orderId, entries }]),
  ]);
  tools.killPoint('payment.book-order-cancelled.after');
}
