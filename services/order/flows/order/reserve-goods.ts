import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import { remember } from '#runtime/door/remember.ts';
import type { Tools } from '#runtime/tools.ts';
import { countVariants } from '../../domain/count-variants.ts';
import { goodsOf } from '../../domain/goods-of.ts';
import type { Order } from '../../domain/order.ts';
import { cancelNow } from './cancel-now.ts';
import { finishOrder } from './finish-order.ts';
import { holdSeconds } from './hold-seconds.ts';
import { restOrder } from './rest-order.ts';

/**
 * Step 3 of a checkout: holds the goods of an order, all lines or none. When there is too little, the order is
 * cancelled, the cart is given back, and the refusal names the variants.
 */
export async function reserveGoods(
  tools: Tools<'order'>,
  order: Order,
): Promise<Order | Refusal<'out-of-stock'>> {
  if (order.state !== 'placed' || order.stock !== 'asked') return order;
  const { orderId } = order;
  const lines = countVariants(goodsOf(order));
  if (lines.length === 0) return { ...order, stock: 'held' };
  const answer = await tools.call.catalog.reserve({
    orderId,
    lines,
    holdSeconds: holdSeconds(tools, order.adds ? 'added' : 'tried').atCatalog,
  });
  tools.killPoint('order.checkout.after-reserved');
  if (!isRefusal(answer) && answer.state !== 'released') return { ...order, stock: 'held' };
  const refusal = refuse('out-of-stock', 'Somebody was faster: there is not enough stock.', {
    data: isRefusal(answer) ? { variants: answer.data?.['variants'] ?? [] } : { variants: [] },
  });
  const why = 'There was not enough stock.';
  const cancelled = await cancelNow(tools, { ...order, stock: 'returned' }, { who: 'system', why });
  await restOrder(tools, await finishOrder(tools, cancelled), remember(tools, refusal));
  return refusal;
}
