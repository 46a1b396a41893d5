import { isUnheard, type Attempt } from '../domain/attempt.ts';
import { decline } from './decline.ts';
import { providerOf, type PaymentTools } from './provider-of.ts';
import { takeOver } from './take-over.ts';

/**
 * A request that has not arrived by then was never sent, or is so late that its success is given back: the caller of
 * `pay` and the provider's time limit are over long before.
 */
const unheardSeconds = 30;

/** What asking brought: the attempt as it is now, and whether its provider knows it, does not, or did not answer. */
export type Asked = { attempt: Attempt; found: 'payment' | 'not-found' | 'unknown' };

/**
 * Brings one attempt up to date with its provider. One that nobody has heard of and that the provider has not received
 * is declined once it is old enough, and counts as cancelled, so that a very late success is given back.
 */
export async function askProvider(tools: PaymentTools, attempt: Attempt): Promise<Asked> {
  const { attemptId, orderId } = attempt;
  // A tombstone was never sent.
  if (orderId === null) return { attempt, found: 'not-found' };
  // Nobody but these books knows of money that was received by hand.
  if (attempt.provider === 'manual') return { attempt, found: 'payment' };
  const answer = await providerOf(tools, attempt).query(attemptId, attempt.providerPaymentId);
  tools.killPoint('payment.ask-provider.after-provider');
  if (answer.kind === 'payment') {
    return { attempt: await takeOver(tools, attempt, answer.payment), found: 'payment' };
  }
  if (answer.kind !== 'not-found') {
    const reason = answer.kind === 'refused' ? answer.code : answer.reason;
    tools.log.warn('a payment provider could not be asked', { attemptId, reason });
    return { attempt, found: 'unknown' };
  }
  if (attempt.providerPaymentId !== null) {
    tools.log.error('a payment provider has lost a payment that it made', { attemptId });
    return { attempt, found: 'unknown' };
  }
  if (!isUnheard(attempt) || attempt.sentSecondsAgo <= unheardSeconds) return { attempt, found: 'not-found' };
  const declined = await decline(tools, attempt, { code: 'not-received', unheardSeconds });
  return { attempt: declined, found: 'not-found' };
}
