import type { Parcel } from '../../domain/fulfilment/parcel.ts';
import { keepParcel } from '../../store/fulfilment/parcels.ts';
import { carrierOf, type CarrierTools } from './carrier-of.ts';
import { takeOverParcel } from './take-over-parcel.ts';

/** Has the carrier call a parcel off; one that it has picked up meanwhile is followed on, and an unheard one stays open. */
export async function callOff(tools: CarrierTools, parcel: Parcel): Promise<void> {
  const { shipmentId, parcelId } = parcel;
  if (parcelId === null) throw new Error(`parcel of ${shipmentId} was never booked`);
  const answer = await carrierOf(tools, parcel).cancel(parcelId);
  tools.killPoint('order.call-off.after-carrier');
  if (answer.kind === 'parcel') return takeOverParcel(tools, parcel, answer.parcel);
  if (answer.kind === 'refused') {
    await tools.db.flight([keepParcel(shipmentId)]);
    return;
  }
  tools.log.warn('a parcel could not be called off yet', { shipmentId, why: answer.reason });
}
