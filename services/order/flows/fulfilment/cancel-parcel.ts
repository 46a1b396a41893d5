import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Parcel } from '../../domain/fulfilment/parcel.ts';
import { viewShipment } from '../../domain/fulfilment/view-shipment.ts';
import { whoIs } from '../../domain/who-is.ts';
import { findParcel, startCancelling } from '../../store/fulfilment/parcels.ts';
import { findShipment } from '../../store/fulfilment/shipments.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { callOff } from './call-off.ts';
import type { CarrierTools } from './carrier-of.ts';

const retrySeconds = 20;

/** Calls a booked parcel off before it is picked up; the shipment stays and is followed by hand. A repeat changes nothing. */
export async function cancelParcel(
  tools: CarrierTools,
  { orderId, shipmentId }: InputTo<'order', 'cancelParcel'>,
): Promise<ResultOf<'order', 'cancelParcel'>> {
  const parcel = await tools.db.row(findParcel(shipmentId));
  if (parcel?.orderId !== orderId) return refuse('not-found', 'The order has no such parcel of a carrier.');
  if (parcel.state === 'booked') {
    const why = `Parcel ${parcel.number} is to be called off.`;
    // Refused when it has moved meanwhile: called off by another request, which is what was asked for, or picked up.
    await tools.db.tryFlight([
      startCancelling(shipmentId, retrySeconds),
      writeTimeline(orderId, 'parcel-cancelling', whoIs(tools.context.subject), why),
    ]);
    tools.killPoint('order.cancel-parcel.after-begun');
  }
  const begun = await tools.db.row(findParcel(shipmentId));
  if (begun?.state === 'cancelling') await callOff(tools, begun);
  const [[now], [shipment]] = await tools.db.together([findParcel(shipmentId), findShipment(shipmentId)]);
  const isCalledOff = now?.state === 'cancelling' || now?.state === 'cancelled';
  return shipment && isCalledOff ? viewShipment(shipment, 'staff') : refuseMoved(now);
}

function refuseMoved(parcel: Parcel | undefined) {
  return refuse('order-state', 'Only a parcel that is booked and not picked up yet can be called off.', {
    data: { state: parcel?.state, status: parcel?.status },
  });
}
