import type { PlannedParcel, ShippableLine } from '../fulfilment/shipment.ts';
import { shareOf } from '../share-of.ts';
import type { ChargePlan } from './charge.ts';

/** What the money of a parcel is worked out from. */
export type ChargeableOrder = {
  shippingMinor: number;
  /** Whether a parcel has taken the money of the delivery, or is taking it. */
  isDeliveryCharged: boolean;
  lines: readonly ShippableLine[];
};

/**
 * The money that a parcel takes: of each line the share of its units in what is neither taken nor waived of the line's stored
 * amount, whole minor units by largest remainder; delivery comes with the first parcel. The last unit of a line takes what is
 * left of it, so that the last parcel takes the remainder of the order exactly.
 */
export function planCharge(order: ChargeableOrder, parcel: Pick<PlannedParcel, 'lines'>): ChargePlan {
  const known = new Map(order.lines.map((line) => [line.lineId, line]));
  const lines = parcel.lines.map((packed) => {
    const line = known.get(packed.lineId);
    if (!line) throw new Error(`line ${packed.lineId} is not of this order`);
    const leftMinor = line.grossMinor - line.chargedMinor - line.waivedMinor;
    return { ...packed, amountMinor: shareOf(leftMinor, packed.quantity, openOf(line)) };
  });
  const shippingMinor = order.isDeliveryCharged ? 0 : order.shippingMinor;
  const amountMinor = lines.reduce((sum, line) => sum + line.amountMinor, shippingMinor);
  return { amountMinor, shippingMinor, lines };
}

/** How many of a line are neither sent, on their way into a parcel, nor taken out of the order. */
export function openOf({
  quantity,
  shippedQuantity,
  withdrawnQuantity,
  chargingQuantity,
}: Pick<ShippableLine, 'quantity' | 'shippedQuantity' | 'withdrawnQuantity' | 'chargingQuantity'>): number {
  return quantity - shippedQuantity - withdrawnQuantity - chargingQuantity;
}
