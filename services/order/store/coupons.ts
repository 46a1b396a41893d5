import type { CouponValue } from '#contracts/order/coupon.ts';
import { statement } from '#runtime/db/statement.ts';

const minute = `'YYYY-MM-DD"T"HH24:MI'`;

const couponValue = `select code, promotion_id as "promotionId", is_active as "isActive",
     to_char(begins_at, ${minute}) as "beginsAt", to_char(ends_at, ${minute}) as "endsAt",
     redemptions_most as "redemptionsMost", per_buyer_most as "perBuyerMost", redeemed, version,
     last.who as "changedBy", last.at as "changedAt"
   from coupons left join lateral (
     select who, at from rule_changes where subject = code and what = 'coupon-written'
     order by change_id desc limit 1) last on true`;

export const findCoupon = statement<CouponValue, [code: string]>(
  'order.coupon.find',
  `${couponValue} where code = $1`,
);

/** A page of the coupons of a promotion, by code, from behind `after`. */
export const listCouponsOf = statement<CouponValue, [promotionId: string, after: string, limit: number]>(
  'order.coupon.list',
  `${couponValue} where promotion_id = $1 and code > $2 order by code limit $3`,
);

/**
 * Writes a coupon over the version that was seen, or a new one over 0; refuses with `coupon-moved` otherwise, and by
 * `coupons_redeemed` when more orders than that use it. `coupon` is of the contract's shape, as JSON.
 */
export const writeCoupon = statement<unknown, [coupon: string, version: number]>(
  'order.coupon.write',
  `with given as (
     select * from jsonb_to_record($1::jsonb) as given (code text, "promotionId" uuid, "isActive" boolean,
       "beginsAt" timestamp, "endsAt" timestamp, "redemptionsMost" integer, "perBuyerMost" integer)),
   written as (
     insert into coupons as known (code, promotion_id, is_active, begins_at, ends_at, redemptions_most, per_buyer_most,
       version)
     select code, "promotionId", "isActive", "beginsAt", "endsAt", "redemptionsMost", "perBuyerMost", 1 from given
     on conflict (code) do update set promotion_id = excluded.promotion_id, is_active = excluded.is_active,
       begins_at = excluded.begins_at, ends_at = excluded.ends_at, redemptions_most = excluded.redemptions_most,
       per_buyer_most = excluded.per_buyer_most, version = known.version + 1
     where known.version = $2
     returning version)
   select must(exists (select from written where version = $2 + 1), 'coupon-moved'),
     must(exists (select from given join promotions p on p.promotion_id = given."promotionId" and p.needs_coupon),
       'promotion-takes-no-coupon')`,
);

/** Refuses with `no-such-coupon`, and by `coupon_redemptions_coupon` when an order uses or used it. */
export const deleteCoupon = statement<unknown, [code: string]>(
  'order.coupon.delete',
  `with gone as (delete from coupons where code = $1 returning 1)
   select must(exists (select from gone), 'no-such-coupon')`,
);

/**
 * Takes a use of a coupon for an order, from the coupon and from its buyer by account and e-mail: whoever holds the
 * row of the coupon is alone with it. The limit that held is kept with the use. Refuses with `coupon-used-up` or
 * `coupon-used-by-you`.
 */
export const redeemCoupon = statement<
  unknown,
  [code: string, orderId: string, customerId: string | null, email: string]
>(
  'order.coupon.redeem',
  `with taken as (
     update coupons set redeemed = redeemed + 1
     where code = $1 and is_active and (redemptions_most is null or redeemed < redemptions_most)
     returning code, per_buyer_most),
   buyers as (
     insert into coupon_buyers as known (code, buyer, redeemed)
     select code, buyer, 1 from taken, unnest(buyer_keys($3, $4)) as buyer order by buyer
     on conflict (code, buyer) do update set redeemed = known.redeemed + 1
     returning redeemed),
   kept as (
     insert into coupon_redemptions (order_id, code, buyers, per_buyer_most)
     select $2, code, buyer_keys($3, $4), per_buyer_most from taken)
   select must(exists (select from taken), 'coupon-used-up'),
     must((select per_buyer_most from taken) is null
       or (select max(redeemed) from buyers) <= (select per_buyer_most from taken), 'coupon-used-by-you')`,
);

/** Gives the use of a coupon back when its order is cancelled; nothing when that was done, or when it used none. */
export const releaseCoupon = statement<unknown, [orderId: string]>(
  'order.coupon.release',
  `with released as (
     update coupon_redemptions set released_at = now() where order_id = $1 and released_at is null
     returning code, buyers),
   freed as (
     update coupons set redeemed = redeemed - 1 from released where coupons.code = released.code
     returning coupons.code, released.buyers)
   update coupon_buyers set redeemed = redeemed - 1 from freed
   where coupon_buyers.code = freed.code and buyer = any(freed.buyers)`,
);
