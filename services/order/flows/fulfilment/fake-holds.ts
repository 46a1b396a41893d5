import type { PaymentOutcomeValue } from '#contracts/payment/payment.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, Neighbours } from '#contracts/services.ts';

type Capture = InputTo<'payment', 'capture'> & { state: 'succeeded' | 'pending' | 'failed' };
type Attempt = PaymentOutcomeValue & { orderId: string; amountMinor: number; returnUrl: string };
/** The part of a test world that it adds to. */
type World = {
  neighbours: { payment?: Partial<Neighbours<'order'>['payment']> };
  attempts: Map<string, Attempt>;
  calls: string[];
  before: Map<string, () => unknown>;
  down: Set<string>;
  pays: { outcome: PaymentOutcomeValue['outcome']; declineCode?: string } | (() => Promise<never>);
};

/** What payment holds and has taken apart; `capturing` is what becomes of new captures, and of pending ones sent again. */
export type Holds = {
  captures: Map<string, Capture>;
  /** What was let go of each attempt, in minor units. */
  voided: Map<string, number>;
  capturing: Capture['state'];
};

/** Gives a test world payments whose money is held first and taken in parts. */
export function fakeHolds(world: World): Holds {
  const holds: Holds = { captures: new Map(), voided: new Map(), capturing: 'succeeded' };
  const noting = async <Answer>(name: string, answer: () => Answer): Promise<Answer> => {
    world.calls.push(name);
    await world.before.get(name)?.();
    if (world.down.has(name)) throw new Error(`${name} is down`);
    return answer();
  };
  const payment: Partial<Neighbours<'order'>['payment']> = {
    authorise: (input) => noting('payment.authorise', () => viewOf(authorise(world, input))),
    capture: (input) => noting('payment.capture', () => capture(world, holds, input)),
    void: ({ attemptId }) => noting('payment.void', () => letGo(world, holds, attemptId)),
  };
  world.neighbours.payment = { ...world.neighbours.payment, ...payment };
  return holds;
}

function authorise(
  world: World,
  { attemptId, orderId, amount, returnUrl }: InputTo<'payment', 'authorise'>,
): Attempt {
  const known = world.attempts.get(attemptId);
  if (known) return known;
  if (typeof world.pays === 'function') throw new Error('attempts end at once here');
  const { outcome, declineCode = null } = world.pays;
  const attempt: Attempt = {
    attemptId,
    orderId,
    outcome: outcome === 'captured' ? 'authorised' : outcome,
    nextAction: null,
    declineCode,
    returnUrl,
    capturedMinor: 0,
    refundedMinor: 0,
    amountMinor: amount.amountMinor,
  };
  world.attempts.set(attemptId, attempt);
  return attempt;
}

function capture({ attempts }: World, holds: Holds, input: InputTo<'payment', 'capture'>) {
  const { captureId, attemptId, amount } = input;
  const attempt = attempts.get(attemptId);
  if (!attempt) return refuse('not-found', 'No such attempt.');
  const known = holds.captures.get(captureId);
  if (known && known.state !== 'pending') return { captureId, state: known.state };
  const isHeld = attempt.outcome === 'authorised' || attempt.outcome === 'captured';
  const leftMinor = attempt.amountMinor - attempt.capturedMinor - (holds.voided.get(attemptId) ?? 0);
  if (!isHeld || holds.voided.has(attemptId) || amount.amountMinor > leftMinor) {
    return refuse('amount-exceeds', 'That is more than is still held.');
  }
  holds.captures.set(captureId, { ...input, state: holds.capturing });
  if (holds.capturing === 'succeeded') {
    attempt.capturedMinor += amount.amountMinor;
    attempt.outcome = 'captured';
  }
  return { captureId, state: holds.capturing };
}

function letGo({ attempts }: World, { voided }: Holds, attemptId: string) {
  const attempt = attempts.get(attemptId);
  if (!attempt) return refuse('not-found', 'No such attempt.');
  voided.set(attemptId, attempt.amountMinor - attempt.capturedMinor);
  return viewOf(attempt);
}

function viewOf(attempt: Attempt): PaymentOutcomeValue {
  const { attemptId, outcome, nextAction, declineCode, capturedMinor, refundedMinor } = attempt;
  return { attemptId, outcome, nextAction, declineCode, capturedMinor, refundedMinor };
}
