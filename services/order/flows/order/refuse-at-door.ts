import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { findOpenAttempt } from '../../domain/order-state.ts';
import type { Order } from '../../domain/order.ts';
import { viewOrder } from '../../domain/view-order.ts';
import { whoIs } from '../../domain/who-is.ts';
import { noteDoorRefusal } from '../../store/on-delivery/on-delivery.ts';
import { findOrder } from '../../store/orders.ts';
import { cancelNow } from './cancel-now.ts';
import { finishOrder } from './finish-order.ts';
import { restOrder } from './rest-order.ts';
import { takeOrder } from './take-order.ts';

/**
 * Cancels an order that was not taken at the door, when its goods are back. They are booked back by its next step, under an id
 * that is written down with the cancellation.
 */
export async function refuseAtDoor(
  tools: Tools<'order'>,
  { orderId, goods, reason }: InputTo<'order', 'refuseAtDoor'>,
): Promise<ResultOf<'order', 'refuseAtDoor'>> {
  const seen = await tools.db.row(findOrder(orderId));
  if (!seen) return refuse('order-not-found', 'There is no such order.');
  if (seen.state === 'cancelled' && seen.door !== null) return viewOrder(seen, 'staff');
  if (!mayComeBack(seen)) {
    return refuse(
      'order-state',
      'Only an order that was sent to be paid on delivery, and is not paid, comes back.',
    );
  }
  const taken = await takeOrder(tools, seen);
  if (isRefusal(taken)) return taken;
  const who = whoIs(tools.context.subject);
  const why = reason?.trim() || 'It was not taken at the door.';
  // Whoever worked on it until now may have done the same, or been paid.
  const cancelled = mayComeBack(taken)
    ? await cancelNow(tools, taken, { who, why }, [noteDoorRefusal(orderId, goods, uuidv7())])
    : taken;
  tools.killPoint('order.refuse-at-door.after-cancelled');
  const finished = await finishOrder(tools, cancelled);
  await restOrder(tools, finished);
  if (finished.state === 'cancelled') return viewOrder(finished, 'staff');
  return refuse('version-conflict', 'The order has changed meanwhile; look at it again.');
}

/** Whether it is on its way to be paid at the door, and no money for it. */
function mayComeBack(order: Order): boolean {
  return order.state === 'on-delivery' && order.fulfilment !== 'none' && !findOpenAttempt(order);
}
