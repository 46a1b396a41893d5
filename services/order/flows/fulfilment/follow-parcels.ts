import type { Parcel } from '../../domain/fulfilment/parcel.ts';
import { claimDueParcels, findParcel } from '../../store/fulfilment/parcels.ts';
import { bookParcel } from './book-parcel.ts';
import { callOff } from './call-off.ts';
import { carrierOf, type CarrierTools } from './carrier-of.ts';
import { takeOverParcel } from './take-over-parcel.ts';

const batchSize = 20;
const batchesMost = 10;

/** Books what could not be booked, calls off what must be, and asks after parcels whose events never came. */
export async function followParcels(tools: CarrierTools): Promise<void> {
  for (let batch = 0; batch < batchesMost; batch += 1) {
    const due = await tools.db.rows(
      claimDueParcels(batchSize, tools.setting('order.askCarrierAfterSeconds')),
    );
    const followed = await Promise.allSettled(due.map(({ shipmentId }) => follow(tools, shipmentId)));
    const failures = followed.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} parcels could not be followed`);
    if (due.length < batchSize) return;
  }
}

async function follow(tools: CarrierTools, shipmentId: string): Promise<void> {
  const parcel = await tools.db.row(findParcel(shipmentId));
  if (!parcel) throw new Error(`there is no parcel of shipment ${shipmentId}`);
  if (parcel.state === 'asked') return bookParcel(tools, parcel);
  if (parcel.state === 'cancelling') return callOff(tools, parcel);
  return track(tools, parcel);
}

async function track(tools: CarrierTools, parcel: Parcel): Promise<void> {
  const { shipmentId } = parcel;
  const answer = await carrierOf(tools, parcel).track(shipmentId);
  if (answer.kind === 'parcel') return takeOverParcel(tools, parcel, answer.parcel);
  const why = answer.kind === 'unknown' ? answer.reason : answer.kind;
  tools.log.warn('a carrier does not tell where a parcel is', { shipmentId, why });
}
