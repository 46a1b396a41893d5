import type { InputTo, ResultOf } from '#contracts/services.ts';
import { refuse } from '#contracts/refusals.ts';
import { isUnheard, type Attempt } from '../domain/attempt.ts';
import { outcomeOf } from '../domain/outcome-of.ts';
import { markUnknown } from '../store/attempt-moves.ts';
import { askProvider } from './ask-provider.ts';
import { decline } from './decline.ts';
import { providerOf, type PaymentTools } from './provider-of.ts';
import { weighAttempt } from './weigh-attempt.ts';
import { writeAttempt } from './write-attempt.ts';
import { takeOver } from './take-over.ts';

type Paying = InputTo<'payment', 'pay'>;

/**
 * Makes one attempt to take money, or to hold it (`isHeld`): written down first, then sent with the attempt as its key,
 * then the answer taken over. What the rules against abuse say comes before it is sent. A repeat asks the provider before it sends again; an attempt that was cancelled before it
 * arrived is not sent.
 */
export async function tryPayment(
  tools: PaymentTools,
  input: Paying,
  isHeld: boolean,
): Promise<ResultOf<'payment', 'pay'>> {
  if (input.amount.amountMinor <= 0) {
    return refuse('value-invalid', 'There is nothing to pay.', { path: '/amount/amountMinor' });
  }
  tools.killPoint('payment.pay.before-attempt');
  const { attempt, risk } = await writeAttempt(tools, input, isHeld);
  tools.killPoint('payment.pay.after-attempt');
  if (attempt.orderId !== null && !isSame(attempt, input, isHeld)) {
    return refuse('value-invalid', 'This attempt was made for another order or sum.', { path: '/attemptId' });
  }
  if (!maySend(attempt)) return outcomeOf(attempt);
  const sendWeighed = async (known: Attempt) => {
    const weighed = await weighAttempt(tools, known, risk);
    return maySend(weighed) ? send(tools, weighed, input) : weighed;
  };
  if (attempt.isNew) return outcomeOf(await sendWeighed(attempt));
  const { attempt: asked, found } = await askProvider(tools, attempt);
  return outcomeOf(found === 'not-found' && maySend(asked) ? await sendWeighed(asked) : asked);
}

function isSame(attempt: Attempt, { orderId, amount }: Paying, isHeld: boolean): boolean {
  return (
    attempt.orderId === orderId &&
    attempt.amountMinor === amount.amountMinor &&
    attempt.currency === amount.currency &&
    attempt.isHeld === isHeld
  );
}

function maySend(attempt: Attempt): boolean {
  return !attempt.isCancelled && isUnheard(attempt);
}

async function send(tools: PaymentTools, attempt: Attempt, input: Paying): Promise<Attempt> {
  const { attemptId, orderNumber, amount, method, returnUrl } = input;
  // Whoever waited for this has given up and may have cancelled: money must not be taken now.
  if (performance.now() >= tools.context.deadlineMs) {
    tools.log.warn('an attempt came too late to be sent', { attemptId });
    return attempt;
  }
  const capture = attempt.isHeld || attempt.review !== null ? ('manual' as const) : ('automatic' as const);
  const request = { reference: attemptId, orderNumber, ...amount, method, returnUrl, capture };
  const answer = await providerOf(tools, attempt).pay(request);
  tools.killPoint('payment.pay.after-provider');
  if (answer.kind === 'payment') return takeOver(tools, attempt, answer.payment);
  if (answer.kind === 'refused') return decline(tools, attempt, { code: answer.code, unheardSeconds: null });
  tools.log.warn('a payment provider was not heard', { attemptId, reason: answer.reason });
  await tools.db.rows(markUnknown(attemptId));
  return { ...attempt, state: 'unknown' };
}
