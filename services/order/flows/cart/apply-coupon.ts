import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { CartTools } from './cart-tools.ts';
import { normaliseCode } from '../../domain/promotion/normalise-code.ts';
import { refuseCoupon } from '../../domain/promotion/refuse-coupon.ts';
import { changeCoupon } from './change-coupon.ts';

/** Puts a coupon on the cart if it takes something off now; else says why it does not, and changes nothing. */
export function applyCoupon(
  tools: CartTools,
  { cartToken, code }: InputTo<'order', 'applyCoupon'>,
): Promise<ResultOf<'order', 'applyCoupon'>> {
  return changeCoupon(tools, cartToken, normaliseCode(code), refuseCoupon);
}
