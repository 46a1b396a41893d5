import type { PaymentOutcomeValue } from '#contracts/payment/payment.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { judgeOutcome } from '../../domain/judge-outcome.ts';
import type { Attempt, AttemptState, Order } from '../../domain/order.ts';
import { moveOn, moveToAwaiting, moveToOverdue, moveToRefused } from '../../store/order-moves.ts';
import { updateAttempt } from '../../store/payment-attempts.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { gripOf } from './grip-of.ts';
import { holdSeconds } from './hold-seconds.ts';
import { markAuthorised } from './mark-authorised.ts';
import { markPaid } from './mark-paid.ts';
import { moveOrder } from './move-order.ts';

/**
 * Takes over what became of an attempt, whoever heard it: the buyer's own request, the provider's event or the
 * sweeper. Gives the same order object when there was nothing to change.
 */
export function applyOutcome(
  tools: Tools<'order'>,
  order: Order,
  attemptId: string,
  outcome: PaymentOutcomeValue,
): Promise<Order> {
  const attempt = order.attempts.find((each) => each.attemptId === attemptId);
  if (!attempt) throw new Error(`order ${order.orderId} has no attempt ${attemptId}`);
  switch (judgeOutcome(order, attempt, outcome)) {
    case 'paid':
      return markPaid(tools, order, note(attempt, 'captured', outcome));
    case 'authorised':
      return markAuthorised(tools, order, note(attempt, 'authorised', outcome));
    case 'hold-lost':
      return loseHold(tools, order);
    case 'wait':
      return wait(tools, order, attempt, outcome);
    case 'refused':
      return refusePayment(tools, order, attempt, outcome);
    case 'give-back':
      if (attempt.state === 'cancelling') return Promise.resolve(order);
      return moveOrder(tools, order, [
        moveOn(...gripOf(tools, order)),
        note(attempt, 'cancelling', outcome).step,
        writeTimeline(
          order.orderId,
          'payment-unwanted',
          'provider',
          'Money came that the order does not want.',
        ),
      ]);
    case 'returned':
      return moveOrder(tools, order, [
        moveOn(...gripOf(tools, order)),
        note(attempt, 'returned', outcome).step,
        ...(outcome.refundedMinor > 0
          ? [writeTimeline(order.orderId, 'refunded', 'provider', 'The money was given back.')]
          : []),
      ]);
    case 'note':
      return moveOrder(tools, order, [
        moveOn(...gripOf(tools, order)),
        note(attempt, attempt.state, outcome).step,
      ]);
    case 'nothing':
      return Promise.resolve(order);
  }
}

/** The provider holds the money no longer: an order of which nothing was sent has come to its deadline. */
function loseHold(tools: Tools<'order'>, order: Order): Promise<Order> {
  if (order.state !== 'authorised' || order.isOverdue) return Promise.resolve(order);
  const why = 'The provider does not hold the money any more.';
  return moveOrder(tools, order, [
    moveToOverdue(...gripOf(tools, order)),
    writeTimeline(order.orderId, 'hold-lost', 'provider', why),
  ]);
}

function wait(
  tools: Tools<'order'>,
  order: Order,
  attempt: Attempt,
  outcome: PaymentOutcomeValue,
): Promise<Order> {
  const state = outcome.outcome === 'unknown' ? 'unknown' : 'pending';
  if (order.state === 'awaiting-payment' && attempt.state === state) return Promise.resolve(order);
  const { orderId } = order;
  const why =
    state === 'unknown' ? 'The provider was not heard; it will be asked.' : 'The buyer has to finish paying.';
  return moveOrder(tools, order, [
    moveToAwaiting(...gripOf(tools, order), holdSeconds(tools).untilDeadline),
    note(attempt, state, outcome).step,
    ...(attempt.state === 'started' ? [writeTimeline(orderId, 'payment-pending', 'provider', why)] : []),
  ]);
}

function refusePayment(
  tools: Tools<'order'>,
  order: Order,
  attempt: Attempt,
  outcome: PaymentOutcomeValue,
): Promise<Order> {
  const declineCode = outcome.declineCode ?? outcome.outcome;
  return moveOrder(tools, order, [
    moveToRefused(...gripOf(tools, order), holdSeconds(tools).untilDeadline),
    note(attempt, 'declined', { ...outcome, declineCode }).step,
    writeTimeline(order.orderId, 'payment-refused', 'provider', `The payment failed: ${declineCode}.`),
  ]);
}

/** What is noted of an attempt: its state, and whatever the outcome tells; and the attempt as it is then. */
function note(
  attempt: Attempt,
  state: AttemptState,
  { declineCode, nextAction, capturedMinor, refundedMinor }: PaymentOutcomeValue,
): { attempt: Attempt; step: Step } {
  const { attemptId } = attempt;
  const action = nextAction ?? attempt.nextAction;
  const actionJson = action === null ? null : JSON.stringify(action);
  const code = state === 'returned' ? (declineCode ?? attempt.declineCode) : declineCode;
  return {
    attempt: {
      ...attempt,
      state,
      declineCode: code,
      nextAction: action,
      capturedMinor: Math.max(attempt.capturedMinor, capturedMinor),
      refundedMinor: Math.max(attempt.refundedMinor, refundedMinor),
    },
    step: updateAttempt(attemptId, state, code, actionJson, capturedMinor, refundedMinor),
  };
}
