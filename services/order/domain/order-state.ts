import type { Attempt, AttemptState, Order, OrderState as State } from './order.ts';

export type OrderState = State;

/** Whether the order may still be paid. */
export function isUnpaid({ state }: Pick<Order, 'state'>): boolean {
  return state === 'placed' || state === 'awaiting-payment' || state === 'payment-refused';
}

const undecided: readonly AttemptState[] = ['started', 'pending', 'unknown'];

/** The attempt whose outcome is still open; at most one. */
export function findOpenAttempt({ attempts }: Pick<Order, 'attempts'>): Attempt | undefined {
  return attempts.find(({ state }) => undecided.includes(state));
}

/** Whether an attempt is over, so that nothing comes of it whatever happens to its order; its money may still be on its way back. */
export function isOver(state: AttemptState): boolean {
  return state === 'declined' || state === 'cancelling' || state === 'returned';
}

/** The last attempt to pay, if there was one. */
export function lastAttempt({ attempts }: Pick<Order, 'attempts'>): Attempt | undefined {
  return attempts.at(-1);
}
