import type { CarrierParcel, TrackingStatus } from '../domain/fulfilment/parcel.ts';
import type { Carrier, CarrierAnswer, CarrierEvent } from './carrier.ts';

/** What the fake carrier does with a request: lose it before or after it is done, or say no for good. */
export type Mishap = 'lost' | 'lost-after' | 'refused';

/** What the fake carrier signs its events with. */
export const signedByFake = { 'fake-signature': 'right' };

export type FakeCarrier = ReturnType<typeof fakeCarrier>;

/** A carrier in memory, for tests, that keeps its word: one parcel per reference. `move` gives the event it would send. */
export function fakeCarrier() {
  const parcels = new Map<string, CarrierParcel>();
  const calls: string[] = [];
  const mishaps: Mishap[] = [];

  function answer(call: string, reference: string, work: () => string | undefined): CarrierAnswer {
    calls.push(call);
    const mishap = mishaps.shift();
    if (mishap === 'refused') return { kind: 'refused', code: 'parameter_invalid' };
    const code = mishap === 'lost' ? undefined : work();
    if (mishap) return { kind: 'unknown', reason: mishap };
    const parcel = parcels.get(reference);
    return parcel && code === undefined
      ? { kind: 'parcel', parcel }
      : { kind: 'refused', code: code ?? 'not_found' };
  }

  function move(reference: string, status: TrackingStatus, place = ''): CarrierEvent {
    const parcel = parcels.get(reference);
    if (!parcel) throw new Error(`nobody booked ${reference}`);
    const event = { sequence: parcel.events.length + 1, status, at: new Date().toISOString(), place };
    parcels.set(reference, { ...parcel, events: [...parcel.events, event] });
    return { eventId: `evt_${reference}_${event.sequence}`, parcel: { ...parcel, events: [event] } };
  }

  const carrier = {
    name: 'fake',
    book: async ({ reference }) =>
      answer('book', reference, () => {
        if (parcels.has(reference)) return undefined;
        const number = `FK${String(parcels.size + 1).padStart(9, '0')}GB`;
        const head = { parcelId: `par_${reference}`, reference, trackingNumber: number };
        parcels.set(reference, { ...head, labelUrl: `http://carrier.example/${reference}`, events: [] });
        move(reference, 'label-created');
        return undefined;
      }),
    track: async (reference) => {
      const found = answer('track', reference, () => undefined);
      return found.kind === 'refused' ? { kind: 'not-found' } : found;
    },
    cancel: async (parcelId) => {
      const reference = parcelId.slice('par_'.length);
      return answer('cancel', reference, () => {
        const last = parcels.get(reference)?.events.at(-1)?.status;
        if (last === 'label-created') move(reference, 'cancelled');
        return last === 'label-created' || last === 'cancelled' ? undefined : 'move_impossible';
      });
    },
    readEvent: (headers, rawBody) => {
      if (headers['fake-signature'] !== 'right') return 'unsigned';
      return rawBody.startsWith('{') ? (JSON.parse(rawBody) as CarrierEvent) : 'unreadable';
    },
    close: () => Promise.resolve(),
  } satisfies Carrier;
  return { ...carrier, parcels, calls, mishaps, move };
}
