import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { viewOrder } from '../../domain/view-order.ts';
import { cancelNow } from './cancel-now.ts';
import { findOwnOrder } from './find-own-order.ts';
import { finishOrder } from './finish-order.ts';
import { restOrder } from './rest-order.ts';
import { whoIs } from '../../domain/who-is.ts';

/** Cancels an order that has not been sent: its buyer may, and staff. Goods and money are given back at once, or by the sweeper. */
export async function cancelOrder(
  tools: Tools<'order'>,
  input: InputTo<'order', 'cancelOrder'>,
): Promise<ResultOf<'order', 'cancelOrder'>> {
  const found = await findOwnOrder(tools, input, 'orders.write');
  if (!found) return refuse('order-not-found', 'There is no such order.');
  const { order, reader } = found;
  if (order.state === 'cancelled') return viewOrder(order, reader);
  if (order.state === 'placed')
    return refuse('order-state', 'The order is still being placed; wait a moment.');
  if (order.fulfilment !== 'none') {
    return refuse(
      'order-state',
      'Goods of the order have been sent; they can be sent back when they arrive.',
    );
  }
  if (order.isCharging) {
    return refuse('order-state', 'The money of a parcel is being taken; try again in a moment.');
  }
  if (order.isLeased)
    return refuse('version-conflict', 'The order is being worked on; try again in a moment.');
  const who = reader === 'buyer' ? 'buyer' : whoIs(tools.context.subject);
  const why = input.reason?.trim() || 'No reason was given.';
  const cancelled = await cancelNow(tools, order, { who, why });
  if (cancelled.state !== 'cancelled') {
    return refuse('version-conflict', 'The order has changed meanwhile; look at it again.');
  }
  const finished = await finishOrder(tools, cancelled);
  await restOrder(tools, finished);
  return viewOrder(finished, reader);
}
