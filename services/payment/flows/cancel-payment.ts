import type { ResultOf, InputTo } from '#contracts/services.ts';
import { outcomeOf } from '../domain/outcome-of.ts';
import { cancelAttempt } from '../store/attempt-moves.ts';
import { leaveNoMoney } from './leave-no-money.ts';
import type { PaymentTools } from './provider-of.ts';

/**
 * Makes sure an attempt leaves no money taken: noted first, so that success that comes later is given back; then voided
 * or refunded at once where the provider answers, and by `settle-open` where it does not.
 */
export async function cancelPayment(
  tools: PaymentTools,
  { attemptId, reason }: InputTo<'payment', 'cancelPayment'>,
): Promise<ResultOf<'payment', 'cancelPayment'>> {
  tools.killPoint('payment.cancel.before');
  const attempt = await tools.db.row(cancelAttempt(attemptId));
  tools.killPoint('payment.cancel.after');
  if (!attempt) throw new Error('an attempt was neither cancelled nor noted as cancelled');
  return outcomeOf(await leaveNoMoney(tools, attempt, reason));
}
