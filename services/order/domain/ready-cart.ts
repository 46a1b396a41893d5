import type { Money } from '#contracts/money.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { appraiseCart } from './appraise-cart.ts';
import type { Cart, Quote } from './cart.ts';
import type { ReadyCart } from './draft-order.ts';
import { refuseCoupon } from './promotion/refuse-coupon.ts';
import { viewCart } from './view-cart.ts';

type NotReady = Refusal<
  | 'cart-empty'
  | 'cart-incomplete'
  | 'shipping-unavailable'
  | 'out-of-stock'
  | 'coupon-not-usable'
  | 'total-changed'
>;

/** The cart as it may be ordered at the total the buyer saw, or the first reason why not. */
export function readyCart(cart: Cart, quotes: readonly Quote[], expectedTotal: Money): ReadyCart | NotReady {
  const appraisal = appraiseCart(cart, quotes);
  const { chosen, missing, shortages, priced } = appraisal;
  if (cart.lines.length === 0) return refuse('cart-empty', 'Put something into the cart first.');
  if (chosen === null && cart.shippingMethod !== null) {
    return refuse('shipping-unavailable', 'Choose another way of delivery for this address.');
  }
  const { email, shippingAddress, invoiceTo } = cart;
  const { shipping } = priced;
  if (
    missing.length > 0 ||
    chosen === null ||
    shipping === null ||
    email === null ||
    shippingAddress === null
  ) {
    return refuse('cart-incomplete', `Fill in what is missing: ${missing.join(', ')}.`, {
      data: { missing },
    });
  }
  if (shortages.length > 0) {
    const data = { variants: shortages };
    return refuse('out-of-stock', 'There is not enough stock of everything in the cart.', { data });
  }
  const { total } = priced;
  if (total.amountMinor !== expectedTotal.amountMinor || total.currency !== expectedTotal.currency) {
    const { totals } = viewCart(cart, appraisal, '');
    const coupon = refuseCoupon(appraisal.coupon, cart.coupon?.promotion);
    if (coupon) {
      const detail = `${coupon.detail} Look at the total without it.`;
      return refuse('coupon-not-usable', detail, {
        path: '/expectedTotal',
        data: { ...coupon.data, totals },
      });
    }
    return refuse('total-changed', 'The total is not what it was; look at it again before ordering.', {
      path: '/expectedTotal',
      data: { totals },
    });
  }
  return { ...appraisal, cartId: cart.cartId, email, shippingAddress, invoiceTo, chosen, shipping };
}
