import type { CartValue } from '#contracts/order/cart.ts';
import { isRefusal, type Refusal, type RefusalCode } from '#contracts/refusals.ts';
import type { CartTools } from './cart-tools.ts';
import { appraiseCart } from '../../domain/appraise-cart.ts';
import { customerIdOf } from '../../domain/may-hold-cart.ts';
import type { Promotion } from '../../domain/promotion/promotion.ts';
import type { CouponState } from '../../domain/promotion/take-promotions.ts';
import { variantsToQuote } from '../../domain/variants-to-quote.ts';
import { viewCart } from '../../domain/view-cart.ts';
import { setCartCoupon, touchCart } from '../../store/carts.ts';
import { quoteVariants } from './quote-variants.ts';
import { readCart } from './read-cart.ts';
import { refuseFrozen, refuseMoving } from './refuse-frozen.ts';

type CartRefusal = Refusal<'cart-not-found' | 'cart-frozen' | 'version-conflict'>;

const triesMost = 5;

/** Puts a coupon on the cart in place of any other, unless `whyNot` refuses it, or takes it off (a code of null). */
export async function changeCoupon<Code extends RefusalCode>(
  tools: CartTools,
  cartToken: string,
  code: string | null,
  whyNot: (coupon: CouponState | null, promotion: Promotion | undefined) => Refusal<Code> | undefined,
): Promise<CartValue | CartRefusal | Refusal<Code>> {
  for (let tries = 0; tries < triesMost; tries += 1) {
    const seen = await readCart(tools, cartToken, code === null ? {} : { couponCode: code });
    if (isRefusal(seen)) return seen;
    if (seen.frozenBy !== null) return refuseFrozen();
    const isChanged = seen.storedCouponCode !== code;
    const cart = {
      ...seen,
      couponCode: code,
      coupon: code === null ? null : seen.coupon,
      version: seen.version + (isChanged ? 1 : 0),
    };
    const appraisal = appraiseCart(cart, await quoteVariants(tools, variantsToQuote(cart), cart));
    const refusal = whyNot(appraisal.coupon, cart.coupon?.promotion);
    if (refusal) return refusal;
    const answer = viewCart({ ...cart, repricing: isChanged ? null : cart.repricing }, appraisal, cartToken);
    if (!isChanged) return answer;
    const flown = await tools.db.tryFlight([
      touchCart(cart.cartId, seen.version, customerIdOf(tools.context.subject)),
      setCartCoupon(cart.cartId, code),
    ]);
    if (!flown.isRefused) return answer;
    if (flown.refusedBy !== 'cart-moved') throw new Error(`the cart was refused by ${flown.refusedBy}`);
  }
  return refuseMoving();
}
