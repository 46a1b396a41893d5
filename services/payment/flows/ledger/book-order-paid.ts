import { uuidv7 } from '#runtime/uuidv7.ts';
import type { DeliveredEvent } from '#runtime/tools.ts';
import { bookSale } from '../../domain/ledger/book-sale.ts';
import { callOffAttempts } from '../../store/attempt-moves.ts';
import { post } from '../../store/postings.ts';
import type { PaymentTools } from '../provider-of.ts';

/**
 * Books a sale once, however often it is told, and calls every other attempt off that was made before the order was paid:
 * what they have taken too is nobody's.
 */
export async function bookOrderPaid(
  tools: PaymentTools,
  { payload }: DeliveredEvent<'order.paid'>,
): Promise<void> {
  const { orderId, attemptId, paidAt } = payload;
  const entries = bookSale(payload);
  const sale = { transactionId: uuidv7(), why: 'sale', source: `sale ${orderId}`, attemptId: null };
  tools.killPoint('payment.book-order-paid.before');
  await tools.db.flight([
    post(entries.length === 0 ? [] : [{ ...sale, orderId, entries }]),
    ...(attemptId === undefined ? [] : [callOffAttempts(orderId, attemptId, paidAt)]),
  ]);
  tools.killPoint('payment.book-order-paid.after');
}
