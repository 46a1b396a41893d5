import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { PaymentTools } from './provider-of.ts';
import { tryPayment } from './try-payment.ts';

/** Makes one attempt to take the money of an order at once. */
export function pay(
  tools: PaymentTools,
  input: InputTo<'payment', 'pay'>,
): Promise<ResultOf<'payment', 'pay'>> {
  return tryPayment(tools, input, false);
}
