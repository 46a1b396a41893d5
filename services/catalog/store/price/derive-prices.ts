import { markets } from '#contracts/markets.ts';
import { statement } from '#runtime/db/statement.ts';
import { intoTimeline } from './into-timeline.ts';
import { baseListPrice, listPricesInForce, ownListPrice, priceEnd } from './prices-in-force.ts';

const derivedMarkets = `(values ${Object.entries(markets)
  .flatMap(([name, { currency, pricesFrom }]) =>
    pricesFrom ? `('${name}', '${currency}', '${pricesFrom}', '${markets[pricesFrom].currency}')` : [],
  )
  .join(', ')}) as d (market, currency, base_market, base_currency)`;

/**
 * How prices come from the market `d.base_market` to the market `d.market` by the rates applied now: steps `e` and `base_e`
 * are the two currencies. The rates are locked against change: who writes a product by old ones is seen by the walk.
 */
const ways = `${derivedMarkets}
  join (select * from applied_rates for share) a on a.currency = d.currency
  join (select * from applied_rates for share) base_a on base_a.currency = d.base_currency
  join price_endings e on e.currency = d.currency
  join price_endings base_e on base_e.currency = d.base_currency`;

const convertedFrom = (baseMinor: string) => `charm_round(
  convert_minor(${baseMinor}, base_a.per_usd, base_e.minor_digits, a.per_usd, e.minor_digits), e)`;

const at = { market: 'd.market', currency: 'd.currency' };
const atBase = { market: 'd.base_market', currency: 'd.base_currency' };

/**
 * Derives the list prices of products, named by themselves or by a variant, for the markets in which a variant has none of
 * its own; what is right already is left alone, and a derived price whose base has gone ends. A product that changes by
 * it gets a new version, unless it has one that is still to be announced. The products must be locked.
 */
export const derivePrices = statement<unknown, [productIds: string[], variantIds: string[]]>(
  'catalog.prices.derive',
  `with asked as (
     select v.variant_id from variants v where v.is_sold and v.product_id in (select unnest($1::uuid[])
       union all select named.product_id from variants named where named.variant_id = any($2::uuid[]))
   ), given as (
     select uuidv7() as price_id, v.variant_id, d.market, d.currency, ${convertedFrom('base.amount_minor')} as amount_minor, 1 as min_quantity,
       null::text as customer_group, statement_timestamp() as valid_from, 'system' as set_by, null::text as reason,
       base.price_id as base_price_id, round(a.per_usd / base_a.per_usd, 8) as rate,
       least(a.rate_date, base_a.rate_date) as rate_date
     from asked v cross join ${ways} cross join lateral (${baseListPrice(atBase)}) base
     where not exists (${ownListPrice(at)})
   ), ${intoTimeline}, ended as (
     update prices pr set valid_to = statement_timestamp()
     from asked v
     where pr.variant_id = v.variant_id and pr.base_price_id is not null
       and ${priceEnd} > statement_timestamp() and pr.valid_from <= statement_timestamp()
       and not exists (select from given g where g.variant_id = pr.variant_id and g.market = pr.market)
     returning pr.variant_id
   )
   update products set version = version + 1, updated_at = now(), updated_by = 'system'
   where announced_version = version and product_id in (
     select v.product_id from variants v
     where v.variant_id in (select variant_id from opened union all select variant_id from ended))`,
);

/**
 * Derived prices that are not what their base and the applied rates make of it, for the audit: pairs of a base and what was made of it are
 * gathered first and each converted once, since a million variants in four markets take minutes one by one.
 */
export const wrongDerivedPrices = `
  with pairs as (
    select d.market, d.currency, d.base_currency, base.amount_minor as base_minor, pr.amount_minor,
      array_agg(base.variant_id) as variant_ids
    from ${derivedMarkets} join (
      select pr.variant_id, pr.market, pr.currency, pr.amount_minor ${listPricesInForce} and pr.turns_at is null
    ) base on base.market = d.base_market and base.currency = d.base_currency
    left join (
      select pr.variant_id, pr.market, pr.currency, pr.amount_minor, pr.base_price_id, true as is_there ${listPricesInForce}
    ) pr on pr.variant_id = base.variant_id and pr.market = d.market and pr.currency = d.currency
    where pr.is_there is null or pr.base_price_id is not null
    group by d.market, d.currency, d.base_currency, base.amount_minor, pr.amount_minor
  )
  select distinct v.variant_id::text as id from pairs base
  join applied_rates a on a.currency = base.currency
  join applied_rates base_a on base_a.currency = base.base_currency
  join price_endings e on e.currency = base.currency
  join price_endings base_e on base_e.currency = base.base_currency
  cross join unnest(base.variant_ids) as own (variant_id) join variants v using (variant_id)
  where v.is_sold and (select is_done from price_walk) and base.amount_minor is distinct from ${convertedFrom('base.base_minor')}`;
