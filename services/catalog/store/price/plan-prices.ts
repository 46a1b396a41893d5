import { statement } from '#runtime/db/statement.ts';
import { intoTimeline, madeOfNothing } from './into-timeline.ts';

/** The most prices of one variant that hold or are planned; a quote reads them all. */
export const livePricesAtMost = 100;

type Planned = [
  priceId: string,
  variantId: string,
  market: string,
  currency: string,
  amountMinor: number,
  minQuantity: number,
  customerGroup: string | null,
  from: string | null,
  setBy: string,
  reason: string | null,
];

const given = `given as (
    select $1::uuid as price_id, $2::uuid as variant_id, $3::text as market, $4::text as currency,
      $5::bigint as amount_minor, $6::int as min_quantity, $7::text as customer_group,
      coalesce($8::timestamptz, statement_timestamp()) as valid_from, $9::text as set_by, $10::text as reason, ${madeOfNothing}
    where not exists (select from prices where price_id = $1)
      and must($8::timestamptz is null or $8 > statement_timestamp(), 'price-in-the-past') is not null
  )`;

/**
 * The product of a variant with prices written in step `opened` gets a new version when one of them holds already;
 * one that is planned is told of when it begins. Gives the variants written.
 */
const told = `
  told as (
    update products set version = version + 1, updated_at = now(), updated_by = $9, content_hash = null
    where product_id = (select v.product_id from variants v where v.variant_id = $2)
      and exists (select from opened where valid_from <= statement_timestamp())
  )
  select variant_id from opened`;

/** Plans a list price; known by its id, it is left alone. Refused by `price-in-the-past`. */
export const planListPrice = statement<unknown, Planned>(
  'catalog.prices.plan-list',
  `with ${given}, ${intoTimeline}, ${told}`,
);

/** Plans a special price that lies over the list until `until`. Refused by `price-in-the-past` or `prices_validity`. */
export const planSpecialPrice = statement<unknown, [...Planned, until: string]>(
  'catalog.prices.plan-special',
  `with ${given}, opened as (
    insert into prices (price_id, variant_id, market, currency, amount_minor, min_quantity, customer_group,
      valid_from, valid_to, is_special, set_by, reason, turns_at)
    select g.price_id, g.variant_id, g.market, g.currency, g.amount_minor, g.min_quantity, g.customer_group,
      g.valid_from, $11::timestamptz, true, g.set_by, g.reason,
      case when g.valid_from > statement_timestamp() then g.valid_from else $11::timestamptz end
    from given g where must($11::timestamptz > g.valid_from, 'price-ends-before') is not null
    returning variant_id, valid_from
  ), ${told}`,
);

/** Refuses (`price-limit`) more prices of a variant that hold or are planned than a quote may read. */
export const checkPriceLimit = statement<unknown, [variantId: string]>(
  'catalog.prices.check-limit',
  `select must(count(*) <= ${livePricesAtMost}, 'price-limit') from prices pr
   where pr.variant_id = $1 and coalesce(pr.valid_to, 'infinity') > statement_timestamp()`,
);
