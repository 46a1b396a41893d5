import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Attempt } from '../domain/attempt.ts';
import type { RiskVerdict } from '../domain/risk/judge-risk.ts';
import { insertReview } from '../store/risk/reviews.ts';
import { decline } from './decline.ts';
import type { PaymentTools } from './provider-of.ts';

/**
 * Does what the rules say of an attempt that is about to be sent: nothing, or it is put on review, so that its money is
 * only held, or it is refused and its provider never hears of it.
 */
export async function weighAttempt(
  tools: PaymentTools,
  attempt: Attempt,
  { verdict, rules }: RiskVerdict,
): Promise<Attempt> {
  const { attemptId } = attempt;
  if (verdict === 'allow' || attempt.review !== null) return attempt;
  tools.log.warn(`rules ${verdict === 'refuse' ? 'refuse' : 'hold'} a payment`, {
    attemptId,
    rules: rules.map(({ rule }) => rule).join(' '),
  });
  if (verdict === 'refuse') return decline(tools, attempt, { code: 'too-many-tries', unheardSeconds: null });
  tools.killPoint('payment.weigh.before-review');
  await tools.db.rows(insertReview(uuidv7(), attemptId, JSON.stringify(rules)));
  tools.killPoint('payment.weigh.after-review');
  return { ...attempt, review: 'waiting' };
}
