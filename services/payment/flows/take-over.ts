import { announce } from '#runtime/events/announce.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Step } from '#runtime/db/statement.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { owesMoney, type Attempt } from '../domain/attempt.ts';
import { disputedMinor } from '../domain/provider-dispute.ts';
import { judgePicture } from '../domain/judge-picture.ts';
import { reviewAfter } from '../domain/risk/is-in-review.ts';
import { settlementOf } from '../domain/settlement-of.ts';
import type { ProviderPayment } from '../providers/payment-provider.ts';
import { takeOverPicture } from '../store/attempt-moves.ts';
import { findAttempt } from '../store/attempts.ts';
import { postMovement } from '../store/ledger.ts';
import { disputeSteps } from './dispute-steps.ts';
import { afterOthers } from './after-others.ts';
import type { PaymentTools } from './provider-of.ts';
import { reviewSteps } from './review-steps.ts';

/** Of so many at once on one attempt one is done with each try: captures of many parcels, and the webhooks of each. */
const triesMost = 30;

/**
 * Takes a provider's picture of an attempt over in one flight: state, ledger and event together, and the job that gives
 * back what a cancelled attempt took. A picture that is not newer changes nothing. `more` are steps that must become true
 * with it. Throws when the picture cannot be true of this attempt.
 */
export function takeOver(
  tools: PaymentTools,
  known: Attempt,
  payment: ProviderPayment,
  more: readonly Step[] = [],
): Promise<Attempt> {
  return afterOthers(tools, known, (attempt) => takeOverNow(tools, attempt, payment, more));
}

async function takeOverNow(
  tools: PaymentTools,
  known: Attempt,
  payment: ProviderPayment,
  more: readonly Step[],
): Promise<Attempt> {
  let attempt = known;
  for (let tries = 1; ; tries += 1) {
    const verdict = judgePicture(attempt, payment);
    if (typeof verdict === 'object') throw new Error(`attempt ${attempt.attemptId}: ${verdict.fault}`);
    const after = verdict === 'new' ? afterPicture(attempt, payment) : attempt;
    const steps =
      verdict === 'new'
        ? [...stepsOf(tools, attempt, after), ...disputeSteps(attempt, payment), ...more]
        : more;
    if (steps.length === 0) return attempt;
    tools.killPoint('payment.take-over.before');
    const flown = await tools.db.tryFlight(steps);
    tools.killPoint('payment.take-over.after');
    if (!flown.isRefused) return after;
    // The event that brings the picture has had its effect already.
    if (flown.refusedBy === 'provider_event_pkey') return attempt;
    if (flown.refusedBy !== 'attempt-moved' || tries === triesMost) {
      throw new Error(`attempt ${attempt.attemptId} could not be brought up to date: ${flown.refusedBy}`);
    }
    const fresh = await tools.db.row(findAttempt(attempt.attemptId));
    if (!fresh) throw new Error(`attempt ${attempt.attemptId} is gone`);
    attempt = fresh;
  }
}

function afterPicture(attempt: Attempt, payment: ProviderPayment): Attempt {
  const { version: providerVersion, reference: _reference, disputes, ...picture } = payment;
  const taken = { disputedMinor: disputedMinor(disputes), providerVersion };
  const review = reviewAfter(attempt, picture.state);
  return { ...attempt, ...picture, ...taken, review, version: attempt.version + 1 };
}

function stepsOf(tools: PaymentTools, before: Attempt, after: Attempt): Step[] {
  const { attemptId, orderId, currency, capturedMinor, refundedMinor, voidedMinor } = after;
  if (orderId === null || currency === null) throw new Error(`attempt ${attemptId} was never made`);
  const settlement = settlementOf(before, { ...after, orderId });
  const { version } = after;
  return [
    takeOverPicture(
      attemptId,
      before.version,
      after.state,
      after.providerPaymentId ?? '',
      after.providerVersion,
      capturedMinor,
      refundedMinor,
      voidedMinor,
      after.disputedMinor,
      after.declineCode,
      after.nextAction ? JSON.stringify(after.nextAction) : null,
    ),
    ...reviewSteps(tools, before, after),
    ...post('capture', { attemptId, currency, fromMinor: before.capturedMinor, toMinor: capturedMinor }),
    ...post('refund', { attemptId, currency, fromMinor: before.refundedMinor, toMinor: refundedMinor }),
    ...(settlement
      ? [announce(tools, 'payment.settled', { key: orderId, version, payload: settlement })]
      : []),
    ...(owesMoney(after)
      ? [schedule(tools, 'give-back', { attemptId }, { key: `give-back ${attemptId}` })]
      : []),
  ];
}

type Movement = { attemptId: string; currency: string; fromMinor: number; toMinor: number };

function post(why: 'capture' | 'refund', { attemptId, currency, fromMinor, toMinor }: Movement): Step[] {
  if (toMinor <= fromMinor) return [];
  return [postMovement(uuidv7(), attemptId, why, toMinor, toMinor - fromMinor, currency)];
}
