import { json, type Answer } from '../../shared/http/answer.ts';
import type { Carrier } from '../carrier.ts';
import { bookParcel } from '../domain/book-parcel.ts';
import { moveParcel } from '../domain/move-parcel.ts';
import { statuses, statusOf, type Parcel, type ParcelStatus } from '../domain/parcel.ts';
import { readBooking, readObject } from '../domain/read-booking.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { showParcel } from '../domain/show-parcel.ts';
import { freshCircumstances } from '../flows/fresh-circumstances.ts';
import { keepParcel } from '../flows/keep-parcel.ts';
import { refusalAnswer } from './refusal-answer.ts';

/** A request of the API; `id` is the `:id` of the route's path. */
export type ApiRequest = { id: string; query: URLSearchParams; body: unknown };

const show = (carrier: Carrier, parcel: Parcel, status = 200) =>
  json(status, showParcel(parcel, carrier.address));
const unknown: Refusal = { refusal: 'not_found', message: 'there is no such parcel' };

/** Books a parcel: 201 when it is new, 200 when the reference was booked before. */
export async function bookRoute(carrier: Carrier, { body }: ApiRequest): Promise<Answer> {
  const { store } = carrier;
  const booking = readBooking(body);
  if (isRefusal(booking)) return refusalAnswer(booking);
  const known = store.state.parcels.get(store.state.parcelIdByReference.get(booking.reference) ?? '');
  const circumstances = freshCircumstances();
  const booked = bookParcel(booking, known, circumstances);
  if (isRefusal(booked)) return refusalAnswer(booked);
  if (booked.isNew) await keepParcel(carrier, booked.parcel, circumstances);
  else await store.settled();
  return show(carrier, booked.parcel, booked.isNew ? 201 : 200);
}

/** The parcel of a reference, as a list of none or one. */
export async function findRoute(carrier: Carrier, { query }: ApiRequest): Promise<Answer> {
  const reference = query.get('reference');
  if (reference === null) {
    return refusalAnswer(refuse('parameter_missing', 'reference', 'say which reference'));
  }
  await carrier.store.settled();
  const { parcels, parcelIdByReference } = carrier.store.state;
  const parcel = parcels.get(parcelIdByReference.get(reference) ?? '');
  return json(200, { parcels: parcel ? [showParcel(parcel, carrier.address)] : [] });
}

export async function getRoute(carrier: Carrier, { id }: ApiRequest): Promise<Answer> {
  await carrier.store.settled();
  const parcel = carrier.store.state.parcels.get(id);
  return parcel ? show(carrier, parcel) : refusalAnswer(unknown);
}

/** Calls a parcel off before it is picked up; once more changes nothing. */
export async function cancelRoute(carrier: Carrier, { id }: ApiRequest): Promise<Answer> {
  const parcel = carrier.store.state.parcels.get(id);
  if (parcel && statusOf(parcel) === 'cancelled')
    return getRoute(carrier, { id, query: new URLSearchParams(), body: {} });
  return move(carrier, id, { status: 'cancelled', place: '' });
}

/** Moves a parcel one step further. */
export async function moveRoute(carrier: Carrier, { id, body }: ApiRequest): Promise<Answer> {
  const fields = readObject(body, 'body', ['status', 'place']);
  if (isRefusal(fields)) return refusalAnswer(fields);
  const { status, place = '' } = fields;
  if (!statuses.includes(status as ParcelStatus)) {
    return refusalAnswer(refuse('parameter_invalid', 'status', `status is one of ${statuses.join(', ')}`));
  }
  if (typeof place !== 'string' || place.length > 100) {
    return refusalAnswer(refuse('parameter_invalid', 'place', 'place is a text of at most 100 characters'));
  }
  return move(carrier, id, { status: status as ParcelStatus, place });
}

async function move(
  carrier: Carrier,
  id: string,
  { status, place }: { status: ParcelStatus; place: string },
): Promise<Answer> {
  const parcel = carrier.store.state.parcels.get(id);
  if (!parcel) return refusalAnswer(unknown);
  const circumstances = freshCircumstances();
  const moved = moveParcel(parcel, status, { at: circumstances.now.toISOString(), place });
  if (isRefusal(moved)) return refusalAnswer(moved);
  await keepParcel(carrier, moved, circumstances);
  return show(carrier, moved);
}

const mostListed = 100;

/** Events in their order, each with how its delivery stands. */
export async function eventsRoute({ store }: Carrier, { query }: ApiRequest): Promise<Answer> {
  const limit = Number(query.get('limit') ?? mostListed);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostListed) {
    return refusalAnswer(refuse('parameter_invalid', 'limit', `limit must be 1 to ${mostListed}`));
  }
  await store.settled();
  const after = query.get('after');
  const events = store.state.events.values().toArray();
  // An event that is forgotten by now stands before all that are known.
  const first = events.findIndex(({ event }) => event.id === after) + 1;
  const shown = events.slice(first, first + limit).map(({ event, state, attempts, lastError }) => {
    return { ...(JSON.parse(event.body) as object), delivery: { state, attempts, lastError } };
  });
  return json(200, { events: shown });
}
