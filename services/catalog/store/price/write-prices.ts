import { statement } from '#runtime/db/statement.ts';
import { intoTimeline, madeOfNothing } from './into-timeline.ts';

type PriceColumns = [variantIds: string[], markets: string[], currencies: string[], amountsMinor: number[]];

/** Sets list prices of one unit for everybody from now on. The products must be locked. */
export const writePrices = statement<unknown, [...PriceColumns, setBy: string]>(
  'catalog.prices.write',
  `with given as (
     select g.*, uuidv7() as price_id, 1 as min_quantity, null as customer_group,
       statement_timestamp() as valid_from, $5::text as set_by, null as reason, ${madeOfNothing}
     from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[]) as g (variant_id, market, currency, amount_minor)
   ), ${intoTimeline}
   select count(*) from opened`,
);

/** Sets one price as `writePrices` does; when that changed it, the product gets a new version. */
export const setPriceOfVariant = statement<
  unknown,
  [variantId: string, market: string, currency: string, amountMinor: number, setBy: string]
>(
  'catalog.prices.set',
  `with given as (
     select $1::uuid as variant_id, $2::text as market, $3::text as currency, $4::bigint as amount_minor,
       uuidv7() as price_id, 1 as min_quantity, null as customer_group,
       statement_timestamp() as valid_from, $5::text as set_by, null as reason, ${madeOfNothing}
   ), ${intoTimeline}
   update products set version = version + 1, content_hash = null, updated_at = now(), updated_by = $5
   where product_id = (select v.product_id from variants v join opened o using (variant_id))`,
);

/**
 * Ends all prices of their own that these variants have, or will have, in markets not given for them; and derived ones
 * which such a price was to follow.
 */
export const closePrices = statement<unknown, [variantIds: string[], markets: string[]]>(
  'catalog.prices.close',
  `update prices pr set valid_to = greatest(pr.valid_from, statement_timestamp()), turns_at = null
   where pr.variant_id = any($1::uuid[]) and coalesce(pr.valid_to, 'infinity') > statement_timestamp()
     and (pr.base_price_id is null or pr.valid_to is not null)
     and (pr.variant_id, pr.market) not in (select * from unnest($1::uuid[], $2::text[]))`,
);

/** Locks the product of a variant and gives its id; no row when there is no such variant. */
export const lockProductOfVariant = statement<{ productId: string }, [variantId: string]>(
  'catalog.prices.lock-product',
  `select p.product_id as "productId" from products p
   where p.product_id = (select v.product_id from variants v where v.variant_id = $1) for update`,
);
