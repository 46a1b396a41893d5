import { isRefusal, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { moveToDue } from '../../store/order-moves.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { finishOrder } from './finish-order.ts';
import { gripOf, isInHand } from './grip-of.ts';
import { holdSeconds } from './hold-seconds.ts';
import { mailBuyer } from './mail-buyer.ts';
import { markOnDelivery } from './mark-on-delivery.ts';
import { markPaid } from './mark-paid.ts';
import { moveOrder } from './move-order.ts';
import { reserveGoods } from './reserve-goods.ts';
import { restOrder } from './rest-order.ts';

/**
 * Holds the goods of an addition in hand and asks its buyer to pay it, until a deadline: by the link of a mail, or at the door. When
 * there is too little of something the addition is undone.
 */
export async function offerAddition(
  tools: Tools<'order'>,
  given: Order,
): Promise<Order | Refusal<'out-of-stock'>> {
  const held = await reserveGoods(tools, given);
  if (isRefusal(held)) return held;
  tools.killPoint('order.add-to-order.after-held');
  const offered = held.state === 'placed' && isInHand(tools, held) ? await offer(tools, held) : held;
  tools.killPoint('order.add-to-order.after-offered');
  const order = await finishOrder(tools, offered);
  await restOrder(tools, order);
  return order;
}

function offer(tools: Tools<'order'>, order: Order): Promise<Order> {
  if (order.totalMinor === 0) return markPaid(tools, order, null);
  if (order.isOnDelivery) return markOnDelivery(tools, order);
  const { orderId } = order;
  const why = 'Its goods are held until the buyer has paid by the link, or the deadline has come.';
  return moveOrder(tools, order, [
    moveToDue(...gripOf(tools, order), holdSeconds(tools, 'added').untilDeadline),
    writeTimeline(orderId, 'addition-due', 'system', why),
    ...mailBuyer(tools, order, 'addition-due'),
  ]);
}
