import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { findParcel, findTrackingEvent } from '../../store/fulfilment/parcels.ts';
import { findCarrier, type CarrierTools } from './carrier-of.ts';
import { takeOverParcel } from './take-over-parcel.ts';

/**
 * Takes a carrier's event: verified, once, in any order. An event of a parcel that the shop does not know is accepted and
 * changes nothing, so that its sender stops and learns nothing.
 */
export async function receiveCarrierWebhook(
  tools: CarrierTools,
  input: InputTo<'order', 'receiveCarrierWebhook'>,
): Promise<ResultOf<'order', 'receiveCarrierWebhook'>> {
  const carrier = findCarrier(tools, input.carrier);
  if (!carrier) return refuse('not-found', 'There is no such carrier.');
  const event = carrier.readEvent(input.headers, input.rawBody);
  if (event === 'unsigned') return refuse('signature-wrong', 'The event is not signed by this carrier.');
  if (event === 'unreadable') {
    tools.log.error('a signed event cannot be read; a person must look', { carrier: carrier.name });
    return refuse('invalid-input', 'The event cannot be read.', { path: '/rawBody' });
  }
  const { eventId, parcel: told } = event;
  const sequence = Math.max(...told.events.map((each) => each.sequence));
  const [[parcel], [known]] = isUuid(told.reference)
    ? await tools.db.together([findParcel(told.reference), findTrackingEvent(told.reference, sequence)])
    : [[], []];
  if (parcel?.carrier !== input.carrier) {
    tools.log.info('a carrier tells of a parcel that nobody booked here', { eventId });
    return { received: true };
  }
  if (!known || parcel.state === 'asked') await takeOverParcel(tools, parcel, told);
  return { received: true };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
