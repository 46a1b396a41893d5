import { uuidv7 } from '#runtime/uuidv7.ts';
import type { DeliveredEvent } from '#runtime/tools.ts';
import { bookSale } from '../../domain/ledger/book-sale.ts';
import { callOffAttempts } from '../../store/attempt-moves.ts';
import { post, type Posting } from '../../store/postings.ts';
import type { PaymentTools } from '../provider-of.ts';

type Sale = DeliveredEvent<'order.paid'>;

/**
 * Books each sale once, however often it is told, and calls every other attempt off that was made before its order was paid:
 * what they have taken too is nobody's.
 */
export async function bookOrdersPaid(tools: PaymentTools, sales: readonly Sale[]): Promise<void> {
  const others = sales.flatMap(({ payload: { orderId, attemptId, paidAt } }) =>
    attemptId === undefined ? [] : [{ orderId, keptId: attemptId, madeBefore: paidAt }],
  );
  tools.killPoint('payment.book-order-paid.before');
  await tools.db.flight([
    post(sales.flatMap(postingOf)),
    ...(others.length === 0 ? [] : [callOffAttempts(others)]),
  ]);
  tools.killPoint('payment.book-order-paid.after');
}

function postingOf({ payload }: Sale): Posting[] {
  const { orderId } = payload;
  const entries = bookSale(payload);
  const sale = { transactionId: uuidv7(), why: 'sale', source: `sale ${orderId}`, attemptId: null };
  return entries.length === 0 ? [] : [{ ...sale, orderId, entries }];
}
