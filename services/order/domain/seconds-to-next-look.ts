import { findOpenAttempt } from './order-state.ts';
import { nextStep } from './next-step.ts';
import type { Order } from './order.ts';

const soonSeconds = 10;
const pollSeconds = 60;
const daySeconds = 86_400;

/**
 * After how many seconds the system must look at a resting order again, if its deadline does not come first; null when
 * there is nothing to wait for. An unheard provider, or a step that failed, is tried again soon; a pending payment is
 * asked for each minute, since a provider's event may be lost.
 */
export function secondsToNextLook(order: Order): number | null {
  const open = findOpenAttempt(order);
  if (order.state === 'awaiting-payment' && open) return open.state === 'pending' ? pollSeconds : soonSeconds;
  if (order.state === 'on-delivery' && open) return soonSeconds;
  if (nextStep(order, new Set())) return soonSeconds;
  if (order.state === 'authorised' && order.isCharging) return pollSeconds;
  return order.state === 'payment-refused' ? daySeconds : null;
}
