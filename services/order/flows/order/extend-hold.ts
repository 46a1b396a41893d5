import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { goodsOf } from '../../domain/goods-of.ts';
import type { Order } from '../../domain/order.ts';
import { moveToOverdue } from '../../store/order-moves.ts';
import { gripOf, isInHand } from './grip-of.ts';
import { holdSeconds } from './hold-seconds.ts';
import { moveOrder } from './move-order.ts';

/**
 * Moves the catalog's safety net behind the order's deadline. When the goods were given back already the deadline has
 * come; when the catalog cannot be reached the net of the reservation itself still holds a while.
 */
export async function extendHold(tools: Tools<'order'>, order: Order): Promise<Order> {
  const { orderId } = order;
  if (!isInHand(tools, order) || goodsOf(order).length === 0) return order;
  try {
    const answer = await tools.call.catalog.extendReservation({
      orderId,
      holdSeconds: holdSeconds(tools).atCatalog,
    });
    if (!isRefusal(answer)) return order;
  } catch (error) {
    tools.log.warn('the hold of an order could not be extended', { orderId, error });
    return order;
  }
  return moveOrder(tools, order, [moveToOverdue(...gripOf(tools, order))]);
}
