import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { PaymentTools } from './provider-of.ts';
import { tryPayment } from './try-payment.ts';

/** Makes one attempt to hold the money of an order, which `capture` takes. */
export function authorise(
  tools: PaymentTools,
  input: InputTo<'payment', 'authorise'>,
): Promise<ResultOf<'payment', 'authorise'>> {
  return tryPayment(tools, input, true);
}
