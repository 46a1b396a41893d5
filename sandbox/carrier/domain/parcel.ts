/** Where a parcel is on its way. */
export type ParcelStatus =
  | 'label_created'
  | 'picked_up'
  | 'in_transit'
  | 'out_for_delivery'
  | 'failed_attempt'
  | 'delivered'
  | 'lost'
  | 'returned_to_sender'
  | 'cancelled';

/** To whom a parcel goes. */
export type Recipient = { name: string; lines: string[]; city: string; postalCode: string; country: string };

/** What is to be paid when it is handed over: it is delivered only then. */
export type Collect = { amountMinor: number; currency: string };

/** One thing that happened to a parcel; sequences count from 1 within the parcel. */
export type TrackingEvent = { sequence: number; status: ParcelStatus; at: string; place: string };

/** A parcel as the carrier keeps it; the recipient is forgotten when its way has ended. */
export type Parcel = {
  id: string;
  /** The sender's own name for it: each is booked once, for ever. */
  reference: string;
  /** What was asked for under the reference, as a digest: another wish under it is refused. */
  fingerprint: string;
  trackingNumber: string;
  labelReference: string;
  recipient?: Recipient;
  collect?: Collect;
  createdAt: string;
  events: TrackingEvent[];
};

/** What a flow may not make up by itself: this instant, and new ids. */
export type Circumstances = { now: Date; newId: (prefix: string) => string; newDigits: () => string };

const moves: Record<ParcelStatus, readonly ParcelStatus[]> = {
  label_created: ['picked_up', 'cancelled'],
  picked_up: ['in_transit', 'lost'],
  in_transit: ['out_for_delivery', 'lost', 'returned_to_sender'],
  out_for_delivery: ['delivered', 'failed_attempt', 'lost'],
  failed_attempt: ['out_for_delivery', 'returned_to_sender', 'lost'],
  delivered: [],
  lost: [],
  returned_to_sender: [],
  cancelled: [],
};

/** Every status, in the order of a parcel's way. */
export const statuses = Object.keys(moves) as ParcelStatus[];

/** Where a parcel is now. */
export function statusOf({ events }: Pick<Parcel, 'events'>): ParcelStatus {
  return events.at(-1)?.status ?? 'label_created';
}

/** Where a parcel can go next; nowhere when its way has ended. */
export function nextStatuses(parcel: Pick<Parcel, 'events'>): readonly ParcelStatus[] {
  return moves[statusOf(parcel)];
}
