import { buyerOf } from '../../domain/buyer-of.ts';
import type { Cart, StoredCart } from '../../domain/cart.ts';
import { onDeliveryOffers } from '../../domain/on-delivery/on-delivery-offer.ts';
import { readPointsWorth } from '../../domain/points/points-worth.ts';
import { marketNow, type CartTools } from './market-now.ts';

/** A stored cart as it is to whoever asks, with what holds of its market; undefined where the shop has no such market any more. */
export async function lookAtCart(tools: CartTools, stored: StoredCart): Promise<Cart | undefined> {
  const now = await marketNow(tools, stored.market, stored);
  return (
    now && {
      ...stored,
      rules: now.rules,
      promotions: now.promotions,
      wallTime: now.wallTime,
      buyer: buyerOf(tools.context.subject),
      pointsWorth: readPointsWorth(tools.setting('order.pointsWorth')),
      onDelivery: onDeliveryOffers(tools.setting),
    }
  );
}
