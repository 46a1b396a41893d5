import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { findOrder } from '../../store/orders.ts';
import { moveOn, moveToOverdue } from '../../store/order-moves.ts';
import { finishOrder } from './finish-order.ts';
import { gripOf, isInHand } from './grip-of.ts';
import { moveOrder } from './move-order.ts';
import { restOrder } from './rest-order.ts';

/**
 * The catalog gave the goods of an order back because nobody paid in time. An unpaid order has come to its deadline; one
 * that is paid, or whose money is held, takes its goods again, or gives the money back. One that is moving finds out by itself.
 */
export async function hearReservationReleased(
  tools: Tools<'order'>,
  { payload }: Pick<DeliveredEvent<'reservation.released'>, 'payload'>,
): Promise<void> {
  const order = await tools.db.row(findOrder(payload.orderId));
  const isSettled = order?.state === 'cancelled' || order?.stock === 'committed';
  if (!order || isSettled || order.state === 'placed') return;
  const move = ['paid', 'authorised', 'on-delivery'].includes(order.state) ? moveOn : moveToOverdue;
  const moved = await moveOrder(tools, order, [move(...gripOf(tools, order))]);
  if (!isInHand(tools, moved)) return;
  await restOrder(tools, await finishOrder(tools, moved));
}
