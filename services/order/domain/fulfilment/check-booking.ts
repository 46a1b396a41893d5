import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { ShippableOrder, ShipmentWish } from './shipment.ts';

/** Why a shipment cannot be booked with the carrier it names; undefined when it can, or names none. */
export function checkBooking(
  { hasAddress }: Pick<ShippableOrder, 'hasAddress'>,
  { bookWith, trackingNumber, shippedAt }: ShipmentWish,
  carriers: readonly string[],
): Refusal<'value-invalid'> | undefined {
  if (bookWith === undefined) return undefined;
  if (!carriers.includes(bookWith)) {
    const detail = `The shop books with ${carriers.join(', ')}.`;
    return refuse('value-invalid', detail, { path: '/bookWith', data: { carriers } });
  }
  if (trackingNumber !== undefined) {
    return refuse('value-invalid', 'The carrier gives the tracking number of a parcel that is booked.', {
      path: '/trackingNumber',
    });
  }
  if (shippedAt !== undefined) {
    return refuse('value-invalid', 'A parcel of the past cannot be booked.', { path: '/shippedAt' });
  }
  if (hasAddress) return undefined;
  return refuse('value-invalid', 'The order has no address that a carrier could bring it to.', {
    path: '/bookWith',
  });
}
