import type { Market } from '#contracts/markets.ts';
import { statement } from '#runtime/db/statement.ts';

export type PriceRow = {
  priceId: string;
  market: Market;
  amountMinor: number;
  currency: string;
  minQuantity: number;
  customerGroup: string | null;
  isSpecial: boolean;
  state: 'planned' | 'current' | 'over';
  from: string;
  until: string | null;
  setBy: string;
  setAt: string;
  reason: string | null;
  derived: { market: Market; rate: string; rateDate: string } | null;
};

/** The prices of a variant: all that hold or are planned, then those that are over, the newest first; 200 at most. */
export const listPrices = statement<PriceRow, [variantId: string]>(
  'catalog.prices.list',
  `select pr.price_id as "priceId", pr.market, pr.amount_minor as "amountMinor", pr.currency,
     pr.min_quantity as "minQuantity", pr.customer_group as "customerGroup", pr.is_special as "isSpecial",
     case when coalesce(pr.valid_to, 'infinity') <= now() then 'over'
       when pr.valid_from > now() then 'planned' else 'current' end as state,
     pr.valid_from as "from", pr.valid_to as until, pr.set_by as "setBy", pr.set_at as "setAt", pr.reason,
     case when pr.base_price_id is not null then jsonb_build_object('market', base.market, 'rate', trim_scale(pr.rate)::text,
       'rateDate', pr.rate_date) end as derived
   from prices pr left join prices base on base.price_id = pr.base_price_id where pr.variant_id = $1
   order by coalesce(pr.valid_to, 'infinity') > now() desc, pr.valid_from desc, pr.price_id desc limit 200`,
);

/** The SKU of a variant. */
export const findSku = statement<{ sku: string }, [variantId: string]>(
  'catalog.variants.find-sku',
  'select sku from variants where variant_id = $1',
);
