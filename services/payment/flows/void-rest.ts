import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { outcomeOf } from '../domain/outcome-of.ts';
import { releaseAttempt } from '../store/attempt-moves.ts';
import { findAttempt } from '../store/attempts.ts';
import { findPendingCapture } from '../store/captures.ts';
import { letGo } from './let-go.ts';
import type { PaymentTools } from './provider-of.ts';

/**
 * Lets go of what an attempt still holds: noted first, so that nothing more is captured; then at once where no capture is
 * under way and the provider answers, and by `settle-open` where not.
 */
export async function voidRest(
  tools: PaymentTools,
  { attemptId, reason }: InputTo<'payment', 'void'>,
): Promise<ResultOf<'payment', 'void'>> {
  tools.killPoint('payment.void.before');
  const [[attempt], [pending]] = await tools.db.flight([
    releaseAttempt(attemptId),
    findPendingCapture(attemptId),
  ]);
  tools.killPoint('payment.void.after');
  if (attempt) {
    tools.log.info('what an attempt holds is let go', { attemptId, reason });
    return outcomeOf(pending ? attempt : await letGo(tools, attempt));
  }
  const known = await tools.db.row(findAttempt(attemptId));
  if (!known || known.orderId === null) return refuse('not-found', 'There is no such attempt.');
  return refuse('value-invalid', 'This attempt holds no money to be captured apart.', { path: '/attemptId' });
}
