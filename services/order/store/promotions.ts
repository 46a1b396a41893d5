import type { PromotionValue } from '#contracts/order/promotion.ts';
import { statement } from '#runtime/db/statement.ts';

type Row = { value: PromotionValue };

export const findPromotion = statement<Row, [promotionId: string]>(
  'order.promotion.find',
  `select value from promotion_values where promotion_id = $1`,
);

const last = `'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`;

/** A page of all promotions, those of the highest ids first, below the one `before` if one is given. */
export const listAllPromotions = statement<Row, [before: string | null, limit: number]>(
  'order.promotion.list',
  `select value from promotion_values where promotion_id < coalesce($1, ${last}) order by promotion_id desc limit $2`,
);

/** The same of one market. */
export const listPromotionsOfMarket = statement<Row, [market: string, before: string | null, limit: number]>(
  'order.promotion.list-of-market',
  `select value from promotion_values where market = $1 and promotion_id < coalesce($2, ${last})
   order by promotion_id desc limit $3`,
);

/** One at a time writes promotions of a market, since their number has a bound. */
export const lockPromotions = statement<unknown, [market: string]>(
  'order.promotion.lock',
  `select pg_advisory_xact_lock(hashtextextended('order.promotions ' || $1::text, 0))`,
);

/**
 * Writes a promotion over the version that was seen, or a new one over 0; refuses with `promotion-moved` otherwise,
 * with `promotion-market` when an old one changes its market, and with `too-many-promotions` when more than `most`
 * hold for everybody in its market. `promotion` is of the contract's shape, as JSON.
 */
export const writePromotion = statement<unknown, [promotion: string, version: number, most: number]>(
  'order.promotion.write',
  `with given as (
     select * from jsonb_to_record($1::jsonb) as given ("promotionId" uuid, market text, title jsonb,
       "isActive" boolean, "needsCoupon" boolean, priority integer, "isExclusive" boolean, "stacksWith" uuid[],
       "beginsAt" timestamp, "endsAt" timestamp, conditions jsonb, action jsonb)),
   written as (
     insert into promotions as known (promotion_id, market, title_en, title_zh, is_active, needs_coupon, priority,
       is_exclusive, stacks_with, begins_at, ends_at, conditions, action, version)
     select "promotionId", market, title ->> 'en', title ->> 'zh', "isActive", "needsCoupon", priority,
       "isExclusive", "stacksWith", "beginsAt", "endsAt", conditions, action, 1 from given
     on conflict (promotion_id) do update set title_en = excluded.title_en, title_zh = excluded.title_zh,
       is_active = excluded.is_active, needs_coupon = excluded.needs_coupon, priority = excluded.priority,
       is_exclusive = excluded.is_exclusive, stacks_with = excluded.stacks_with, begins_at = excluded.begins_at,
       ends_at = excluded.ends_at, conditions = excluded.conditions, action = excluded.action,
       version = known.version + 1
     where known.version = $2 and known.market = excluded.market
     returning version)
   select must(exists (select from written where version = $2 + 1), 'promotion-moved'),
     must((select "needsCoupon" or not "isActive" or coalesce("endsAt" <= now() at time zone time_zone, false)
         or $3 > (select count(*) from promotions p where p.market = given.market and p.is_active
           and not p.needs_coupon and p.promotion_id <> given."promotionId"
           and (p.ends_at is null or p.ends_at > now() at time zone time_zone))
       from given join shop_markets using (market)), 'too-many-promotions')`,
);

/** Refuses with `no-such-promotion`, and by `coupons_promotion` while it has coupons. */
export const deletePromotion = statement<unknown, [promotionId: string]>(
  'order.promotion.delete',
  `with gone as (delete from promotions where promotion_id = $1 returning 1)
   select must(exists (select from gone), 'no-such-promotion')`,
);
