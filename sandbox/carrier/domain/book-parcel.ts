import { createHash } from 'node:crypto';
import type { Circumstances, Parcel } from './parcel.ts';
import type { Booking } from './read-booking.ts';
import type { Refusal } from './refusal.ts';
import { trackingNumberOf } from './tracking-number.ts';

/** A new parcel with its label; the one that the reference was booked with before, if any. */
export function bookParcel(
  booking: Booking,
  known: Parcel | undefined,
  { now, newId, newDigits }: Circumstances,
): { parcel: Parcel; isNew: boolean } | Refusal {
  const fingerprint = createHash('sha256').update(JSON.stringify(booking)).digest('base64url');
  if (known?.fingerprint === fingerprint) return { parcel: known, isNew: false };
  if (known) {
    const message = 'another parcel was booked under this reference';
    return { refusal: 'reference_used', message, param: 'reference' };
  }
  const at = now.toISOString();
  const parcel: Parcel = {
    id: newId('par'),
    ...booking,
    fingerprint,
    trackingNumber: trackingNumberOf(newDigits()),
    labelReference: newId('lab'),
    createdAt: at,
    events: [{ sequence: 1, status: 'label_created', at, place: '' }],
  };
  return { parcel, isNew: true };
}
