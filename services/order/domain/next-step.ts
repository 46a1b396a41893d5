import { findOpenAttempt } from './order-state.ts';
import type { Order } from './order.ts';

/** What the system has to do next for an order. */
export type NextStep =
  | { name: 'give-back'; attemptId: string }
  | { name: 'ask-payment'; attemptId: string }
  | { name: 'cancel'; why: string }
  | { name: 'offer-another-try' }
  | { name: 'chase-cash' }
  | { name: 'commit-goods' }
  | { name: 'return-goods' }
  | { name: 'redeem-points' }
  | { name: 'return-points' };

/**
 * The first step that an order still needs and that was not tried yet; undefined when it rests. This is the saga:
 * it reads the stored state only, so whoever comes after a crash goes on where it stopped. `tried` holds steps as
 * `stepKey` names them.
 */
export function nextStep(order: Order, tried: ReadonlySet<string>): NextStep | undefined {
  return stepsOf(order, tried).find((step) => !tried.has(stepKey(step)));
}

/** The name of a step within one order. */
export function stepKey(step: NextStep): string {
  return 'attemptId' in step ? `${step.name} ${step.attemptId}` : step.name;
}

function stepsOf(order: Order, tried: ReadonlySet<string>): NextStep[] {
  const returning = order.attempts
    .filter(({ state }) => state === 'cancelling')
    .map(({ attemptId }): NextStep => ({ name: 'give-back', attemptId }));
  return [...returning, ...stepsOfState(order, tried)];
}

/** What makes an order whose money is there, or held, the buyer's: goods that are set aside, points that are redeemed. */
function secureSteps({ stock, pointsState }: Order): NextStep[] {
  return [
    ...(stock === 'committed' ? [] : [{ name: 'commit-goods' } as const]),
    ...(pointsState === 'asked' ? [{ name: 'redeem-points' } as const] : []),
  ];
}

/** What is sent comes back, or its cash comes, by somebody's hand: the system only tells. */
function overdueOnDelivery({ fulfilment }: Order): NextStep {
  return fulfilment === 'none' ? { name: 'cancel', why: 'It was not sent in time.' } : { name: 'chase-cash' };
}

function stepsOfState(order: Order, tried: ReadonlySet<string>): NextStep[] {
  const open = findOpenAttempt(order);
  const ask: NextStep[] = open ? [{ name: 'ask-payment', attemptId: open.attemptId }] : [];
  switch (order.state) {
    case 'placed':
      if (open) return ask;
      if (order.attempts.length > 0) return [{ name: 'offer-another-try' }];
      return [{ name: 'cancel', why: 'The checkout was interrupted.' }];
    case 'awaiting-payment':
    case 'payment-refused': {
      const isAsked = ask.every((step) => tried.has(stepKey(step)));
      if (!isAsked) return ask;
      if (order.isOverdue && open?.state !== 'unknown' && open?.state !== 'started') {
        return [{ name: 'cancel', why: 'It was not paid in time.' }];
      }
      const isTried = order.attempts.length > 0;
      return order.state === 'awaiting-payment' && !open && isTried ? [{ name: 'offer-another-try' }] : [];
    }
    case 'authorised':
      if (order.isOverdue && !order.isCharging) {
        return [{ name: 'cancel', why: 'It was not sent before the hold of its money ended.' }];
      }
      return secureSteps(order);
    case 'on-delivery':
      return [...ask, ...(order.isOverdue ? [overdueOnDelivery(order)] : secureSteps(order))];
    case 'paid':
      return secureSteps(order);
    case 'cancelled':
      return [
        ...(order.stock === 'returned' ? [] : [{ name: 'return-goods' } as const]),
        ...(order.pointsState === 'asked' || order.pointsState === 'committed'
          ? [{ name: 'return-points' } as const]
          : []),
      ];
  }
}
