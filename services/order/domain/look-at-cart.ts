import type { Subject } from '#contracts/access.ts';
import { buyerOf } from './buyer-of.ts';
import type { Cart, StoredCart } from './cart.ts';
import type { MarketNow } from './market-now.ts';
import { onDeliveryOffers } from './on-delivery/on-delivery-offer.ts';
import { readPointsWorth } from './points/points-worth.ts';

type Looking = {
  context: { subject: Subject };
  setting: Parameters<typeof onDeliveryOffers>[0] & ((name: 'order.pointsWorth') => string);
};

/** A stored cart as it is to whoever looks at it, with what holds of its market. */
export function lookAtCart(
  { context: { subject }, setting }: Looking,
  stored: StoredCart,
  { rules, promotions, wallTime }: MarketNow,
): Cart {
  return {
    ...stored,
    rules,
    promotions,
    wallTime,
    buyer: buyerOf(subject),
    pointsWorth: readPointsWorth(setting('order.pointsWorth')),
    onDelivery: onDeliveryOffers(setting),
  };
}
