import type { Money } from '#contracts/money.ts';
import type { AddressValue } from '#contracts/order/cart.ts';
import type { CarrierParcel } from '../domain/fulfilment/parcel.ts';

/**
 * What became of a request. `refused`: the carrier said no for good. `unknown`: it was not heard, or stumbled; what it
 * did must be asked.
 */
export type CarrierAnswer =
  | { kind: 'parcel'; parcel: CarrierParcel }
  | { kind: 'refused'; code: string }
  | { kind: 'unknown'; reason: string };

/** What a carrier tells by itself. */
export type CarrierEvent = { eventId: string; parcel: CarrierParcel };

/** Another company that brings parcels. A reference is booked once, for ever: a repeat finds the same parcel. */
export type Carrier = {
  name: string;
  /** With `collect`, a parcel is handed over against so much money, and counts as delivered only then. */
  book: (request: { reference: string; recipient: AddressValue; collect?: Money }) => Promise<CarrierAnswer>;
  /** The parcel of a reference with all its events; `not-found` when the carrier has never heard of it. */
  track: (reference: string) => Promise<CarrierAnswer | { kind: 'not-found' }>;
  /** Calls a parcel off that was not picked up; a repeat finds it called off. */
  cancel: (parcelId: string) => Promise<CarrierAnswer>;
  /** Reads an event: `unsigned` when the signature is not the carrier's, or too old; `unreadable` when it is. */
  readEvent: (
    headers: Readonly<Record<string, string>>,
    rawBody: string,
  ) => CarrierEvent | 'unsigned' | 'unreadable';
  close: () => Promise<void>;
};

/** What the order room keeps open: its carriers by name. */
export type OrderResources = { carriers: Readonly<Record<string, Carrier>> };
