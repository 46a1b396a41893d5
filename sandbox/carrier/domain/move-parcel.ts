import { nextStatuses, statusOf, type Parcel, type ParcelStatus } from './parcel.ts';
import type { Refusal } from './refusal.ts';

/** The parcel one step further; refused where it cannot go from where it is. */
export function moveParcel(
  parcel: Parcel,
  status: ParcelStatus,
  { at, place }: { at: string; place: string },
): Parcel | Refusal {
  const next = nextStatuses(parcel);
  if (!next.includes(status)) {
    const now = statusOf(parcel);
    const choice = next.length === 0 ? 'its way has ended' : `it can be ${next.join(' or ')}`;
    return { refusal: 'move_impossible', message: `a parcel that is ${now} cannot be ${status}: ${choice}` };
  }
  const event = { sequence: parcel.events.length + 1, status, at, place };
  const moved = { ...parcel, events: [...parcel.events, event] };
  if (nextStatuses(moved).length > 0) return moved;
  const { recipient: _forgotten, ...rest } = moved;
  return rest;
}
