import { pointsDiscountId } from '#contracts/order/points.ts';
import { statement } from '#runtime/db/statement.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/** What does not hold of discounts and coupons. */
export const findBrokenPrices = statement<BrokenRow, [limit: number]>(
  'order.audit-prices',
  `with live as (
     select code, count(*)::int as uses from coupon_redemptions where released_at is null group by code),
   live_buyers as (
     select code, buyer, count(*)::int as uses from coupon_redemptions, unnest(buyers) as buyer
     where released_at is null group by code, buyer),
   -- Each use that had a limit of its buyer, with those of the buyer that were taken before it and are live: since then some may
   -- have been given back, so there are never more than were counted when it was taken.
   limited as (
     select order_id, code, per_buyer_most, count(*) over (partition by code, buyer order by place nulls first) as uses
     from coupon_redemptions, unnest(buyers) as buyer
     where released_at is null and code in (select code from coupon_redemptions where per_buyer_most is not null))
   select * from (
     select 'the discounts of an order are named' as rule, o.order_id::text as id, o.discount_minor::text as detail
     from orders o where o.discount_minor <> coalesce(
       (select sum((d ->> 'goodsMinor')::bigint) from jsonb_array_elements(o.discounts) d), 0)
     union all
     select 'the discounts of a line are named', l.line_id::text, l.discount_minor::text
     from order_lines l where l.discount_minor <> coalesce(
       (select sum((d ->> 'amountMinor')::bigint) from jsonb_array_elements(l.discounts) d), 0)
     union all
     select 'a gift costs nothing', line_id::text, gross_minor::text from order_lines where is_gift and gross_minor <> 0
     union all
     select 'points of an order are among its discounts', o.order_id::text, o.points::text
     from orders o where (o.points > 0) <> exists (
       select from jsonb_array_elements(o.discounts) d where d ->> 'promotionId' = '${pointsDiscountId}')
     union all
     select 'points that are not settled will be looked at', o.order_id::text, o.state || ', points ' || o.points_state
     from orders o where o.look_at is null and ((o.state in ('paid', 'authorised', 'on-delivery') and o.points_state = 'asked')
       or (o.state = 'cancelled' and o.points_state in ('asked', 'committed')))
     union all
     select 'points are redeemed before goods go', o.order_id::text, o.points_state
     from orders o where o.points_state = 'asked' and (o.fulfilment <> 'none' or o.charged_minor > 0)
     union all
     select 'a coupon counts the orders that use it', k.code, k.redeemed || ', orders ' || coalesce(live.uses, 0)
     from coupons k left join live using (code) where k.redeemed <> coalesce(live.uses, 0)
     union all
     select 'a coupon counts the orders of each buyer', code, coalesce(b.redeemed, 0) || ', orders ' || coalesce(l.uses, 0)
     from coupon_buyers b full join live_buyers l using (code, buyer)
     where coalesce(b.redeemed, 0) <> coalesce(l.uses, 0)
     union all
     select 'a coupon is used no more often than it may be', k.code, live.uses || ' of ' || k.redemptions_most
     from coupons k join live using (code) where live.uses > k.redemptions_most
     union all
     select 'a buyer uses a coupon no more often than they might then', order_id::text, code || ', ' || max(uses) || ' of ' || per_buyer_most
     from limited where uses > per_buyer_most group by order_id, code, per_buyer_most
     union all
     select 'an order uses its coupon until it is cancelled', o.order_id::text, o.state
     from orders o left join coupon_redemptions r on r.order_id = o.order_id and r.released_at is null
     where (o.coupon_code is not null and o.state <> 'cancelled') <> (r.order_id is not null)
   ) as broken order by rule, id limit $1`,
);
