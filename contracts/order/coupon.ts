import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { cartCredential } from '../credentials.ts';
import { Cursor, Id, Instant, Nothing } from '../ids.ts';
import { CartToken, CartView, shopper } from './cart.ts';
import { WallTime } from './promotion.ts';

const shape = { additionalProperties: false } as const;
const Code = Type.String({ pattern: '^[A-Z0-9][A-Z0-9-]{2,39}$' });
const Most = Type.Union([Type.Integer({ minimum: 1, maximum: 100_000_000 }), Type.Null()]);
const Wall = Type.Union([WallTime, Type.Null()]);

const draft = {
  code: Code,
  promotionId: Id,
  isActive: Type.Boolean(),
  /** By the clock of the promotion's market, besides the promotion's own time. */
  beginsAt: Wall,
  endsAt: Wall,
  /** How many orders may use it, and how many of one buyer; null for any number. */
  redemptionsMost: Most,
  perBuyerMost: Most,
};

export const CouponView = Type.Object({
  ...draft,
  /** Orders that use it and were not cancelled. */
  redeemed: Type.Integer(),
  version: Type.Integer(),
  /** Who wrote this version, and when; null where that was never noted. */
  changedBy: Type.Union([Type.String(), Type.Null()]),
  changedAt: Type.Union([Instant, Type.Null()]),
});
export type CouponValue = Static<typeof CouponView>;

const staff = { callers: ['gateway'], timeoutMs: 2000 } as const;
const mayWrite = { ...staff, access: ['staff:promotions.write'] } as const;
const takes = [cartCredential];

export const couponCalls = {
  applyCoupon: call({
    ...shopper,
    summary:
      'Puts a coupon on the cart in place of any other, if it can be used; else says why not (`data.reason`).',
    input: Type.Object(
      { cartToken: CartToken, code: Type.String({ pattern: '^[A-Za-z0-9 -]{3,60}$' }) },
      shape,
    ),
    output: CartView,
    refusals: ['cart-not-found', 'cart-frozen', 'coupon-not-found', 'coupon-not-usable', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/cart/coupon', takes },
  }),
  removeCoupon: call({
    ...shopper,
    summary: 'Takes the coupon off the cart.',
    input: Type.Object({ cartToken: CartToken }, shape),
    output: CartView,
    refusals: ['cart-not-found', 'cart-frozen', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/cart/coupon', takes },
  }),
  listCoupons: call({
    ...staff,
    access: ['staff:promotions.read', 'staff:promotions.write'],
    summary: 'The coupons of a promotion for staff, by code.',
    input: Type.Object(
      {
        promotionId: Id,
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      shape,
    ),
    output: Type.Object({
      coupons: Type.Array(CouponView),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/promotions/{promotionId}/coupons' },
  }),
  putCoupon: call({
    ...mayWrite,
    summary: 'Writes a coupon; `version` is the one that was seen, 0 for a new one.',
    input: Type.Object({ ...draft, version: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }, shape),
    output: CouponView,
    refusals: ['value-invalid', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/staff/coupons/{code}' },
  }),
  deleteCoupon: call({
    ...mayWrite,
    summary: 'Deletes a coupon that no order has used; others can be switched off.',
    input: Type.Object({ code: Code }, shape),
    output: Nothing,
    refusals: ['not-found', 'in-use'],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/staff/coupons/{code}' },
  }),
};
