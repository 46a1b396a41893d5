import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import { viewShipment } from '../../domain/fulfilment/view-shipment.ts';
import { whoIs } from '../../domain/who-is.ts';
import { touchSent } from '../../store/on-delivery/on-delivery.ts';
import {
  deliverShipment,
  findShipment,
  findShippable,
  refreshFulfilment,
} from '../../store/fulfilment/shipments.ts';
import { refuseFuture } from '../../store/refund/refundable.ts';
import { writeTimelines } from '../../store/timeline.ts';

const triesMost = 60;

/** Notes that a shipment has arrived, once. */
export async function markDelivered(
  tools: Tools<'order'>,
  { orderId, shipmentId, deliveredAt }: InputTo<'order', 'markDelivered'>,
): Promise<ResultOf<'order', 'markDelivered'>> {
  const { subject } = tools.context;
  const mayImport = 'permissions' in subject && subject.permissions.includes('orders.import');
  if (deliveredAt !== undefined && !mayImport) {
    return refuse('not-allowed', 'Only those who import orders may say when it was.', {
      path: '/deliveredAt',
    });
  }
  for (let tries = 0; tries < triesMost; tries += 1) {
    const [[order], [shipment]] = await tools.db.together([findShippable(orderId), findShipment(shipmentId)]);
    if (!order) return refuse('order-not-found', 'There is no such order.');
    if (shipment?.orderId !== orderId) return refuse('not-found', 'The order has no such shipment.');
    if (shipment.state === 'delivered') return viewShipment(shipment, 'staff');
    const at = deliveredAt ?? null;
    const why = `Parcel ${shipment.number} has arrived.`;
    tools.killPoint('order.mark-delivered.before');
    const flown = await tools.db.tryFlight([
      refuseFuture(at),
      touchSent(orderId, order.version, tools.setting('order.onDeliverySeconds')),
      deliverShipment(shipmentId, at),
      refreshFulfilment(orderId),
      writeTimelines([orderId], [at], 'delivered', whoIs(subject), why),
      findShipment(shipmentId),
      ...(order.hasMail ? [schedule(tools, 'send-arrival-mail', { shipmentId })] : []),
    ]);
    tools.killPoint('order.mark-delivered.after');
    if (flown.isRefused && flown.refusedBy === 'in-future') {
      return refuse('value-invalid', 'This moment has not come yet.', { path: '/deliveredAt' });
    }
    if (flown.isRefused) continue;
    const [delivered] = flown.rows[5];
    if (delivered) return viewShipment(delivered, 'staff');
  }
  return refuse('version-conflict', 'The order keeps changing; try again in a moment.');
}
