import { findOpenAttempt } from './order-state.ts';
import { nextStep } from './next-step.ts';
import type { Order } from './order.ts';

const soonSeconds = 10;
/** What waits for a neighbour is never over half a minute from its next look: an order moves for a minute at most. */
const soonSecondsMost = 30;
const pollSeconds = 60;
const daySeconds = 86_400;

/**
 * After how many seconds the system must look at a resting order again, if its deadline does not come first; null when
 * there is nothing to wait for. An unheard provider, or a step that failed, is tried again soon, and later each time in vain; a
 * pending payment is asked for each minute, since a provider's event may be lost. `chance` is from 0 up to, but not with, 1.
 */
export function secondsToNextLook(order: Order, chance: number): number | null {
  const open = findOpenAttempt(order);
  const soon = secondsToNextTry(order.looks, chance);
  if (order.state === 'awaiting-payment' && open) return open.state === 'pending' ? pollSeconds : soon;
  if (order.state === 'on-delivery' && open) return soon;
  if (nextStep(order, new Set())) return soon;
  if (order.state === 'authorised' && order.isCharging) return pollSeconds;
  return order.state === 'payment-refused' ? daySeconds : null;
}

/**
 * Ten seconds, doubling with each look so far, to thirty; a half of it is left to chance, so that what failed together does not
 * come back together (Brooker, "Exponential Backoff and Jitter", AWS 2015: equal jitter).
 */
function secondsToNextTry(looks: number, chance: number): number {
  return Math.min(soonSeconds * 2 ** looks, soonSecondsMost) * (0.5 + chance / 2);
}
