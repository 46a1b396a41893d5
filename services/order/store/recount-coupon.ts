import { statement } from '#runtime/db/statement.ts';

/** Holds a coupon: nobody takes or gives back a use of it meanwhile. Refuses with `no-such-coupon`. */
export const lockCoupon = statement<unknown, [code: string]>(
  'order.coupon.lock',
  `with held as (select from coupons where code = $1 for update)
   select must(exists (select from held), 'no-such-coupon')`,
);

/**
 * Sets what a coupon counts, in all and by buyer, to its uses that were not given back; refuses by `coupons_redeemed` when
 * these are more than it allows. After `lockCoupon`.
 */
export const recountCoupon = statement<{ redeemed: number; buyers: number }, [code: string]>(
  'order.coupon.recount',
  `with live as (
     select order_id, buyers from coupon_redemptions where code = $1 and released_at is null
   ), of_buyers as (
     select buyer, count(*)::int as uses from live, unnest(buyers) as buyer group by buyer
   ), emptied as (
     update coupon_buyers set redeemed = 0
     where code = $1 and redeemed <> 0 and buyer not in (select buyer from of_buyers)
   ), counted as (
     insert into coupon_buyers as known (code, buyer, redeemed) select $1, buyer, uses from of_buyers order by buyer
     on conflict (code, buyer) do update set redeemed = excluded.redeemed where known.redeemed <> excluded.redeemed
   )
   update coupons set redeemed = (select count(*) from live) where code = $1
   returning redeemed, (select count(*)::int from of_buyers) as buyers`,
);
