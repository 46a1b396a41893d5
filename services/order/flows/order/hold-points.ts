import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import { remember } from '#runtime/door/remember.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { cancelNow } from './cancel-now.ts';
import { finishOrder } from './finish-order.ts';
import { restOrder } from './rest-order.ts';

/**
 * Step 3 of a checkout, before its goods: holds the points that an order spends, all of them. When the customer has not so
 * many left, the order is cancelled, the cart is given back, and the refusal tells how many there are.
 */
export async function holdPoints(
  tools: Tools<'order'>,
  order: Order,
): Promise<Order | Refusal<'amount-exceeds'>> {
  const { orderId, points, customerId } = order;
  if (order.state !== 'placed' || order.pointsState !== 'asked' || customerId === null) return order;
  const answer = await tools.call.user.reservePoints({ orderId, customerId, points });
  tools.killPoint('order.checkout.after-points');
  if (!isRefusal(answer)) return order;
  const refusal = refuse('amount-exceeds', 'You do not have so many points any more; spend fewer.', {
    path: '/points',
    data: { freePoints: answer.data?.['freePoints'] ?? 0 },
  });
  const why = 'There were not so many points left.';
  const cancelled = await cancelNow(tools, { ...order, stock: 'returned' }, { who: 'system', why });
  await restOrder(tools, await finishOrder(tools, cancelled), remember(tools, refusal));
  return refusal;
}
