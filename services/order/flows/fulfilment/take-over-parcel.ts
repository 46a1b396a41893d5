import type { Step } from '#runtime/db/statement.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { CarrierParcel, Parcel } from '../../domain/fulfilment/parcel.ts';
import { tellTracking } from '../../domain/fulfilment/tell-tracking.ts';
import { arriveAsTracked, noteBooking, noteTracking, touchOrder } from '../../store/fulfilment/parcels.ts';
import { refreshFulfilment } from '../../store/fulfilment/shipments.ts';
import type { CarrierTools } from './carrier-of.ts';

/**
 * Takes in what a carrier says of a parcel, by answer or by event, in one flight; what is known changes nothing. An arrival
 * takes the order's row first, so that of two parcels the later one sees the earlier.
 */
export async function takeOverParcel(
  tools: CarrierTools,
  parcel: Parcel,
  told: CarrierParcel,
): Promise<void> {
  const { shipmentId, orderId, number } = parcel;
  const events = told.events.map((event) => ({ ...event, ...tellTracking(number, event) }));
  const hasArrived =
    told.events.some(({ status }) => status === 'delivered') && parcel.status !== 'delivered';
  const arrival: Step[] = hasArrived ? [arriveAsTracked(shipmentId), refreshFulfilment(orderId)] : [];
  tools.killPoint('order.take-over-parcel.before');
  await tools.db.flight([
    ...(hasArrived ? [touchOrder(orderId, tools.setting('order.onDeliverySeconds'))] : []),
    noteBooking(shipmentId, told.parcelId, told.trackingNumber, told.labelUrl),
    noteTracking(
      shipmentId,
      JSON.stringify(events),
      'carrier',
      tools.setting('order.askCarrierAfterSeconds'),
    ),
    ...arrival,
    ...(parcel.state === 'asked' ? mailStep(tools, parcel, 'send-shipment-mail') : []),
    ...(hasArrived ? mailStep(tools, parcel, 'send-arrival-mail') : []),
    // The carrier hands it over against its cash.
    ...(hasArrived && parcel.collect
      ? [schedule(tools, 'collect-cash', { orderId }, { key: `cash ${orderId}` })]
      : []),
  ]);
  tools.killPoint('order.take-over-parcel.after');
}

/** The step that starts a mail about a parcel, if its buyer can be written to; each mail is sent once. */
export function mailStep(
  tools: CarrierTools,
  { shipmentId, hasMail }: Pick<Parcel, 'shipmentId' | 'hasMail'>,
  job: 'send-shipment-mail' | 'send-arrival-mail',
): Step[] {
  return hasMail ? [schedule(tools, job, { shipmentId }, { key: `${job} ${shipmentId}` })] : [];
}
