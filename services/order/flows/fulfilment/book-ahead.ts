import type { Charge } from '../../domain/hold/charge.ts';
import { findRecipient } from '../../store/hold/charges.ts';
import { carrierOf, type CarrierTools } from './carrier-of.ts';

/** What the carrier of a parcel says before its money is taken; `none` where it is booked with no carrier. */
export type Ahead =
  | { kind: 'none' }
  | { kind: 'booked'; parcelId: string }
  | { kind: 'refused'; code: string }
  | { kind: 'unheard' };

/**
 * Has the carrier take a parcel whose money is still to be taken, under the id that its shipment gets: booked again as the
 * shipment's parcel, the carrier finds it.
 */
export async function bookAhead(
  tools: CarrierTools,
  { chargeId, orderId, bookWith }: Charge,
): Promise<Ahead> {
  if (bookWith === null) return { kind: 'none' };
  const order = await tools.db.row(findRecipient(orderId));
  // The address may be gone since: it was erased.
  if (!order?.recipient) return { kind: 'refused', code: 'no_address' };
  const carrier = carrierOf(tools, { carrier: bookWith });
  const answer = await carrier.book({ reference: chargeId, recipient: order.recipient });
  tools.killPoint('order.book-ahead.after-carrier');
  if (answer.kind === 'parcel') return { kind: 'booked', parcelId: answer.parcel.parcelId };
  if (answer.kind === 'refused') return answer;
  tools.log.warn('a parcel whose money is held could not be booked yet', { chargeId, why: answer.reason });
  return { kind: 'unheard' };
}

/** Has the carrier forget a parcel whose money was not given; false when it was not heard. */
export async function callOffAhead(
  tools: CarrierTools,
  { chargeId, bookWith }: Charge,
  ahead: Ahead,
): Promise<boolean> {
  if (ahead.kind !== 'booked' || bookWith === null) return true;
  const answer = await carrierOf(tools, { carrier: bookWith }).cancel(ahead.parcelId);
  tools.killPoint('order.call-off-ahead.after-carrier');
  if (answer.kind === 'parcel') return true;
  if (answer.kind === 'refused') {
    const why = answer.code;
    tools.log.error('a carrier keeps a parcel that must not go; a person must look', { chargeId, why });
    return true;
  }
  tools.log.warn('a parcel without money could not be called off yet', { chargeId, why: answer.reason });
  return false;
}
