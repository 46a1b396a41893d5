import type { TrackingEvent, TrackingStatus } from './parcel.ts';

const words: Record<TrackingStatus, string> = {
  'label-created': 'is booked with the carrier',
  'picked-up': 'was picked up',
  'in-transit': 'is on its way',
  'out-for-delivery': 'is out for delivery',
  'failed-attempt': 'could not be handed over',
  delivered: 'has been delivered',
  lost: 'was lost',
  'returned-to-sender': 'was returned to the shop',
  cancelled: 'was called off',
};

/** What an order's time line says of an event of a parcel. */
export function tellTracking(
  parcelNumber: number,
  { status, place }: TrackingEvent,
): { what: string; why: string } {
  const where = place === '' ? '' : ` (${place})`;
  return { what: `parcel-${status}`, why: `Parcel ${parcelNumber} ${words[status]}${where}.` };
}
