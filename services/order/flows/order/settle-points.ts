import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { cancelNow } from './cancel-now.ts';

/** Redeems the points of an order whose money is there, or held, or gives those of a cancelled one back; what user does not hear is said again later. */
export function settlePoints(
  tools: Tools<'order'>,
  order: Order,
  how: 'redeem-points' | 'return-points',
): Promise<Order> {
  return how === 'redeem-points' ? redeemPoints(tools, order) : givePointsBack(tools, order);
}

/** Redeems the points of an order whose money is there, or held. When their hold was lost and they are gone, the order is cancelled and the money given back. */
async function redeemPoints(tools: Tools<'order'>, order: Order): Promise<Order> {
  const { orderId } = order;
  try {
    const answer = await tools.call.user.commitPoints({ orderId });
    if (!isRefusal(answer)) return { ...order, pointsState: 'committed' };
  } catch (error) {
    tools.log.warn('the points of an order could not be redeemed yet', { orderId, error });
    return order;
  }
  const why = 'The points were spent elsewhere meanwhile; the money is given back.';
  return cancelNow(tools, order, { who: 'system', why });
}

/** Gives the points of a cancelled order back, but for those that came back with refunds. */
async function givePointsBack(tools: Tools<'order'>, order: Order): Promise<Order> {
  const { orderId } = order;
  try {
    await tools.call.user.releasePoints({ orderId });
    return { ...order, pointsState: 'returned' };
  } catch (error) {
    tools.log.warn('the points of a cancelled order could not be given back yet', { orderId, error });
    return order;
  }
}
