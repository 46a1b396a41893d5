import type { Currency } from '#contracts/money.ts';
import type { ShipmentWish } from '../fulfilment/shipment.ts';

/** What is worked out of the money of a parcel; amounts in minor units. */
export type ChargePlan = {
  amountMinor: number;
  /** The part of it that is delivery. */
  shippingMinor: number;
  lines: { lineId: string; variantId: string; quantity: number; amountMinor: number }[];
};

/** The money of a parcel as it is stored; its id becomes that of the shipment. */
export type Charge = ChargePlan &
  Pick<ShipmentWish, 'reference' | 'carrier'> & {
    /** The carrier of the shop that is to bring it, if it is booked with one. */
    bookWith: string | null;
    chargeId: string;
    orderId: string;
    attemptId: string;
    currency: Currency;
    inputHash: string;
    trackingNumber: string | null;
    shippedAt: string | null;
    /** Who sends it, as the time line names them. */
    who: string;
    state: 'pending' | 'taken' | 'refused';
  };
