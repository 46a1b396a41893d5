import type { DeliveredEvent } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { bookUndone } from '../../domain/ledger/book-undone.ts';
import { findBooked, post } from '../../store/postings.ts';
import type { PaymentTools } from '../provider-of.ts';

/** Books a credit note of a paid order, once; a repeat may work it out otherwise, and is not posted. */
export async function bookOrderRefunded(
  tools: PaymentTools,
  { payload }: DeliveredEvent<'order.refunded'>,
): Promise<void> {
  const { orderId, refundId, total, parts } = payload;
  const { taxMinor } = parts;
  const entries = bookUndone(total, { taxMinor, discountMinor: await discountOf(tools, payload) });
  if (entries.length === 0) return;
  const source = `credit-note ${refundId}`;
  const note = { transactionId: uuidv7(), why: 'credit-note', source, attemptId: null };
  tools.killPoint('payment.book-order-refunded.before');
  await tools.db.rows(post([{ ...note, orderId, entries }]));
  tools.killPoint('payment.book-order-refunded.after');
}

/** What it undoes of the discount: never more than is booked, since older sales were booked without theirs. */
async function discountOf(
  tools: PaymentTools,
  { orderId, parts: { discountMinor = 0 } }: DeliveredEvent<'order.refunded'>['payload'],
): Promise<number> {
  if (discountMinor === 0) return 0;
  const booked = await tools.db.row(findBooked(orderId));
  return Math.min(discountMinor, booked?.discountMinor ?? 0);
}
