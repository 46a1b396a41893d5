import { Type, type Static } from 'typebox';
import { Check } from 'typebox/schema';
import type { CarrierParcel, TrackingStatus } from '../domain/fulfilment/parcel.ts';
import type { CarrierEvent } from './carrier.ts';

/** The sandbox's words for where a parcel is, and the shop's. */
const statuses: Record<string, TrackingStatus> = {
  label_created: 'label-created',
  picked_up: 'picked-up',
  in_transit: 'in-transit',
  out_for_delivery: 'out-for-delivery',
  failed_attempt: 'failed-attempt',
  delivered: 'delivered',
  lost: 'lost',
  returned_to_sender: 'returned-to-sender',
  cancelled: 'cancelled',
};

const Text = Type.String({ minLength: 1, maxLength: 200 });
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;
const Event = Type.Object({
  sequence: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  status: Type.String(),
  at: Type.String({ pattern: instant.source }),
  place: Type.String({ maxLength: 100 }),
});
const head = {
  id: Text,
  reference: Text,
  trackingNumber: Type.String({ minLength: 1, maxLength: 60 }),
  labelUrl: Type.String({ pattern: '^https?://', maxLength: 500 }),
};
const Whole = Type.Object({ ...head, events: Type.Array(Event, { minItems: 1, maxItems: 1000 }) });
const Told = Type.Object({ id: Text, data: Type.Object({ ...head, event: Event }) });

/** A parcel of the sandbox's API; undefined when the answer is none. */
export function readSandboxParcel(body: unknown): CarrierParcel | undefined {
  return Check(Whole, body) ? toParcel(body, body.events) : undefined;
}

/** An event of the sandbox; undefined when it is none. */
export function readSandboxParcelEvent(rawBody: string): CarrierEvent | undefined {
  const body = parseJson(rawBody);
  if (!Check(Told, body)) return undefined;
  const parcel = toParcel(body.data, [body.data.event]);
  return parcel && { eventId: body.id, parcel };
}

/** Reads JSON; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Head = { id: string; reference: string; trackingNumber: string; labelUrl: string };

function toParcel(parcel: Head, told: readonly Static<typeof Event>[]): CarrierParcel | undefined {
  const { id, reference, trackingNumber, labelUrl } = parcel;
  const events = told.flatMap(({ sequence, status, at, place }) => {
    const known = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
    return known && !Number.isNaN(Date.parse(at)) ? [{ sequence, status: known, at, place }] : [];
  });
  if (events.length < told.length) return undefined;
  return { parcelId: id, reference, trackingNumber, labelUrl, events };
}
