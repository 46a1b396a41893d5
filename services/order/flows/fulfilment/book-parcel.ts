import type { Parcel } from '../../domain/fulfilment/parcel.ts';
import type { Carrier, CarrierAnswer } from '../../providers/carrier.ts';
import { closeParcel } from '../../store/fulfilment/parcels.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { carrierOf, type CarrierTools } from './carrier-of.ts';
import { mailStep, takeOverParcel } from './take-over-parcel.ts';

/** Books a parcel with its carrier, once however often it is asked; what cannot be reached stays open for the job. */
export async function bookParcel(tools: CarrierTools, parcel: Parcel): Promise<void> {
  if (parcel.state !== 'asked') return;
  const { shipmentId } = parcel;
  if (parcel.hasArrived) {
    await tools.db.flight([closeParcel(shipmentId, 'asked', 'cancelled')]);
    return;
  }
  const answer = await ask(carrierOf(tools, parcel), parcel);
  tools.killPoint('order.book-parcel.after-carrier');
  if (answer.kind === 'parcel') return takeOverParcel(tools, parcel, answer.parcel);
  if (answer.kind === 'unknown') {
    tools.log.warn('a parcel could not be booked yet', { shipmentId, why: answer.reason });
    return;
  }
  tools.log.error('a carrier refused a parcel; a person must look', { shipmentId, why: answer.code });
  const why = `The carrier does not take parcel ${parcel.number}: ${answer.code}.`;
  const [closed] = await tools.db.flight([closeParcel(shipmentId, 'asked', 'refused')]);
  if (closed.length === 0) return;
  await tools.db.flight([
    writeTimeline(parcel.orderId, 'parcel-refused', 'carrier', why),
    ...mailStep(tools, parcel, 'send-shipment-mail'),
  ]);
}

async function ask(carrier: Carrier, { shipmentId, recipient, collect }: Parcel): Promise<CarrierAnswer> {
  // The address may be gone since: it was erased.
  if (recipient === null) return { kind: 'refused', code: 'no_address' };
  return carrier.book({ reference: shipmentId, recipient, ...(collect ? { collect } : {}) });
}
