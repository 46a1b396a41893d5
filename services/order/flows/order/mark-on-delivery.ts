import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { moveToOnDelivery } from '../../store/order-moves.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { agreedSteps } from './agreed-steps.ts';
import { gripOf } from './grip-of.ts';
import { mailBuyer } from './mail-buyer.ts';
import { moveOrder } from './move-order.ts';

/** Notes that an order is paid when it is handed over. The goods are committed afterwards. */
export async function markOnDelivery(tools: Tools<'order'>, order: Order): Promise<Order> {
  const { orderId } = order;
  const moved = await moveOrder(tools, order, [
    moveToOnDelivery(...gripOf(tools, order), tools.setting('order.onDeliverySeconds')),
    writeTimeline(orderId, 'on-delivery', 'buyer', 'It is paid when it is handed over.'),
    ...mailBuyer(tools, order, 'order-confirmation'),
    ...agreedSteps(order, 'on-delivery'),
  ]);
  tools.killPoint('order.mark-on-delivery.after');
  return moved;
}

/** Tells staff that the cash of a sent order is not written down in time, and lets the order rest anew. */
export function chaseCash(tools: Tools<'order'>, order: Order): Promise<Order> {
  const why = 'It was sent, and its cash is not written down in time; a person must look.';
  return moveOrder(tools, order, [
    moveToOnDelivery(...gripOf(tools, order), tools.setting('order.onDeliverySeconds')),
    writeTimeline(order.orderId, 'cash-missing', 'system', why),
  ]);
}
