import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { viewOrder } from '../../domain/view-order.ts';
import { whoIs } from '../../domain/who-is.ts';
import { findOrder } from '../../store/orders.ts';
import { cancelNow } from './cancel-now.ts';
import { finishOrder } from './finish-order.ts';
import { restOrder } from './rest-order.ts';
import { takeOrder } from './take-order.ts';

/** Cancels an order of which nothing was sent, also one that is still being placed and that nobody works on. */
export async function undoOrder(
  tools: Tools<'order'>,
  { orderId, reason }: InputTo<'order', 'undoOrder'>,
): Promise<ResultOf<'order', 'undoOrder'>> {
  const seen = await tools.db.row(findOrder(orderId));
  if (!seen) return refuse('order-not-found', 'There is no such order.');
  const refused = refuseUndo(seen);
  if (refused) return refused;
  const taken = await takeOrder(tools, seen);
  if (isRefusal(taken)) return taken;
  // Whoever worked on it until now may have sent something.
  const refusedNow = refuseUndo(taken);
  if (refusedNow) {
    await restOrder(tools, taken);
    return refusedNow;
  }
  const who = whoIs(tools.context.subject);
  const why = reason?.trim() || 'It did not go on by itself.';
  const undone = taken.state === 'cancelled' ? taken : await cancelNow(tools, taken, { who, why });
  if (undone.state !== 'cancelled')
    return refuse('version-conflict', 'The order has changed meanwhile; look at it again.');
  const finished = await finishOrder(tools, undone);
  await restOrder(tools, finished);
  return viewOrder(finished, 'staff');
}

function refuseUndo({ fulfilment, isCharging }: Order): Refusal<'order-state'> | undefined {
  if (fulfilment !== 'none')
    return refuse('order-state', 'Goods of the order have been sent; it cannot be undone.');
  return isCharging
    ? refuse('order-state', 'The money of a parcel is being taken; try again in a moment.')
    : undefined;
}
