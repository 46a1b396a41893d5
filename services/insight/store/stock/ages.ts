import { statement } from '#runtime/db/statement.ts';

/** The first day of each band but the youngest, in days of age. */
const edges = [31, 61, 91, 181, 366];
const sumsByBand = Array.from(
  { length: edges.length + 1 },
  (_, band) => `coalesce(sum(quantity) filter (where band = ${band}), 0)`,
);
const bandOf = (today: string) => `width_bucket(${today}::date - received_on, array[${edges.join(', ')}])`;
/** What one costs in the market of the locale `$2`. */
const price = `case $2::text when 'zh-cn' then v.price_minor_cn else v.price_minor_gb end`;

export type AgeRow = {
  variantId: string;
  locationId: string;
  sku: string | null;
  slug: string | null;
  title: string | null;
  onHand: number;
  priceMinor: number | null;
  oldestOn: string;
  averageAgeDays: number;
  quantities: number[];
  soldQuantity: number;
  lastSoldOn: string | null;
  onHandOfVariant: number;
};

type Values = [
  today: string,
  locale: string,
  soldSince: string,
  /** Only what has been here and unsold since before this day. */
  unsoldSince: string | null,
  afterDay: string,
  afterVariantId: string,
  afterLocationId: string,
  limit: number,
];

const agesOf = (condition: string) => `with page as (
     select variant_id, location_id, on_hand, oldest_on, s.last_sold_on
     from stock_accounts a left join variant_sales s using (variant_id)
     where on_hand > 0 and ${condition}
       and ($4::date is null or (oldest_on < $4::date and (s.last_sold_on is null or s.last_sold_on < $4::date)))
     order by oldest_on, variant_id, location_id limit $8
   )
   select variant_id as "variantId", location_id as "locationId", v.sku, d.slug, d.title, on_hand as "onHand",
     ${price} as "priceMinor", oldest_on as "oldestOn", aged.average as "averageAgeDays", aged.quantities,
     last_sold_on as "lastSoldOn",
     coalesce((select sum(f.quantity - f.refunded_quantity) from variant_figures f
       where f.variant_id = page.variant_id and f.day >= $3::date), 0)::bigint as "soldQuantity",
     (select sum(all_of.on_hand) from stock_accounts all_of where all_of.variant_id = page.variant_id)::bigint
       as "onHandOfVariant"
   from page left join variants v using (variant_id)
   left join documents d on d.product_id = v.product_id and d.locale = $2
   cross join lateral (
     select jsonb_build_array(${sumsByBand.join(', ')}) as quantities,
       round(sum(quantity * ($1::date - received_on)) / sum(quantity), 2)::float8 as average
     from (select quantity, received_on, ${bandOf('$1')} as band from stock_layers l
       where l.variant_id = page.variant_id and l.location_id = page.location_id) layer) aged
   order by oldest_on, variant_id, location_id`;

/** Goods on hand everywhere, behind an account, those with the oldest units first. */
export const listAges = statement<AgeRow, Values>(
  'insight.stock-ages.list',
  agesOf('(oldest_on, variant_id, location_id) > ($5::date, $6::uuid, $7::text)'),
);

/** Goods on hand at a location, behind an account, those with the oldest units first. */
export const listAgesAt = statement<AgeRow, [...Values, locationId: string]>(
  'insight.stock-ages.list-at',
  agesOf(`location_id = $9 and (oldest_on, variant_id) > ($5::date, $6::uuid) and $7::text is not null`),
);

export type BandSum = { band: number; quantity: number; valueMinor: number; withoutPrice: number };

/** All goods on hand by band of age, everywhere or at a location, at the price of a market. */
export const sumAges = statement<BandSum, [today: string, locale: string, locationId: string | null]>(
  'insight.stock-ages.sum',
  `select ${bandOf('$1')} as band, sum(quantity)::bigint as quantity,
     coalesce(sum(quantity * ${price}), 0)::bigint as "valueMinor",
     coalesce(sum(quantity) filter (where ${price} is null), 0)::bigint as "withoutPrice"
   from stock_layers left join variants v using (variant_id)
   where $3::text is null or location_id = $3 group by band order by band`,
);
