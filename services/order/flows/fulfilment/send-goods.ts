import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Shipment } from '../../domain/fulfilment/shipment.ts';
import { noteShipmentInVain } from '../../store/due/in-vain.ts';
import { settleShipment } from '../../store/fulfilment/shipments.ts';
import { writeTimeline } from '../../store/timeline.ts';

/** Has the catalog let the goods of a written shipment go, once; what cannot be reached stays open for the job. */
export async function sendGoods(tools: Tools<'order'>, shipment: Shipment): Promise<Shipment> {
  if (shipment.goods !== 'asked') return shipment;
  const goods = await letGo(tools, shipment);
  tools.killPoint('order.send-goods.after-catalog');
  if (goods === 'asked') {
    await tools.db.rows(noteShipmentInVain(shipment.shipmentId));
    return shipment;
  }
  const { shipmentId, orderId, number } = shipment;
  const why = `The goods of parcel ${number} could not be booked out.`;
  await tools.db.flight([
    settleShipment(shipmentId, goods),
    ...(goods === 'refused' ? [writeTimeline(orderId, 'goods-missing', 'system', why)] : []),
  ]);
  tools.killPoint('order.send-goods.after-settled');
  return { ...shipment, goods };
}

async function letGo(
  tools: Tools<'order'>,
  { shipmentId, orderId, ...shipment }: Shipment,
): Promise<Shipment['goods']> {
  const lines = shipment.lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
  try {
    const answer = await tools.call.catalog.shipGoods({ shipmentId, orderId, lines });
    if (!isRefusal(answer)) return 'left';
    // Back orders that went before their arrival was booked in: the job books them out when it is.
    if (answer.refusal === 'out-of-stock') {
      tools.log.warn('goods that were sent are not on hand by the books yet', { shipmentId });
      return 'asked';
    }
    tools.log.error('goods that were sent could not be booked out; a person must look', {
      shipmentId,
      why: answer.refusal,
    });
    return 'refused';
  } catch (error) {
    tools.log.warn('goods that were sent could not be booked out yet', { shipmentId, error });
    return 'asked';
  }
}
