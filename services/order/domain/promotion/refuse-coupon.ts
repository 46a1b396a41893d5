import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { CouponState } from './take-promotions.ts';
import type { Promotion, Reason } from './promotion.ts';

const sentences: Readonly<Record<Reason, string>> = {
  unknown: 'There is no such coupon; check its letters.',
  'not-yet': 'This coupon cannot be used yet.',
  expired: 'This coupon has expired.',
  'used-up': 'This coupon has been used as often as it may be.',
  'used-by-you': 'You have used this coupon as often as one buyer may.',
  'other-market': 'This coupon is for the shop of another country.',
  'other-time': 'This coupon holds on other days or at other hours.',
  'sign-in': 'Sign in to use this coupon.',
  'customer-group': 'This coupon is for other customers.',
  'wrong-goods': 'This coupon is for other goods than those in the cart.',
  quantity: 'There are too few of the goods that this coupon asks for in the cart.',
  minimum: 'The goods in the cart are worth less than this coupon asks for.',
  'not-combinable': 'This coupon cannot be combined with the offers the cart already has.',
  'nothing-to-discount': 'There is nothing in the cart that this coupon could take off.',
};

/** Why the coupon on a cart takes nothing off, with what is asked for; undefined when it does, or when there is none. */
export function refuseCoupon(
  coupon: CouponState | null,
  promotion: Promotion | undefined,
): Refusal<'coupon-not-found' | 'coupon-not-usable'> | undefined {
  if (!coupon?.reason) return undefined;
  const { code, reason } = coupon;
  const more = { path: '/code', data: { code, reason, ...(reason === 'unknown' ? {} : asked(promotion)) } };
  return refuse(reason === 'unknown' ? 'coupon-not-found' : 'coupon-not-usable', sentences[reason], more);
}

/** That a coupon was just used by somebody else, or by this buyer elsewhere. */
export function refuseCouponFor(
  code: string,
  reason: Exclude<Reason, 'unknown'>,
): Refusal<'coupon-not-usable'> {
  return refuse('coupon-not-usable', sentences[reason], { data: { code, reason } });
}

/** What a promotion asks for, for whoever wants to meet it. */
function asked(promotion: Promotion | undefined): Record<string, unknown> {
  if (!promotion) return {};
  const { beginsAt, endsAt, conditions } = promotion;
  const { quantityLeast, amountLeastMinor, weekdays, hours } = conditions;
  return { beginsAt, endsAt, quantityLeast, amountLeastMinor, weekdays, hours };
}
