import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { CartTools } from './cart-tools.ts';
import { changeCoupon } from './change-coupon.ts';

/** Takes the coupon off the cart; nothing happens when there is none. */
export function removeCoupon(
  tools: CartTools,
  { cartToken }: InputTo<'order', 'removeCoupon'>,
): Promise<ResultOf<'order', 'removeCoupon'>> {
  return changeCoupon(tools, cartToken, null, () => undefined);
}
