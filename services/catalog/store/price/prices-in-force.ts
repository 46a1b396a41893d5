import { markets } from '#contracts/markets.ts';

type Asked = { market: string; currency: string; quantity?: string; groups?: string };

const isList = 'pr.min_quantity = 1 and pr.customer_group is null and not pr.is_special';

/** The end of a price as it is indexed: one without an end ends never. */
export const priceEnd = `coalesce(pr.valid_to, 'infinity')`;

/**
 * The prices `pr` of a variant `v` in a market and currency that hold at this moment of the statement's clock: the
 * transaction's would not see a price that the same transaction wrote.
 */
export function pricesInForce({ market, currency }: Asked): string {
  return `from prices pr where pr.variant_id = v.variant_id and pr.market = ${market}
    and pr.currency = ${currency} and ${priceEnd} > statement_timestamp()
    and pr.valid_from <= statement_timestamp()`;
}

/** The list prices `pr` of all variants that hold at this moment. */
export const listPricesInForce = `from prices pr where ${isList} and ${priceEnd} > statement_timestamp()
    and pr.valid_from <= statement_timestamp()`;

/** The lowest price that applies to a quantity and groups of customers (one unit for everybody when not said), for a lateral join. */
export function lowestPrice(asked: Asked): string {
  const { quantity = '1', groups } = asked;
  const group = groups
    ? `(pr.customer_group is null or pr.customer_group = any(${groups}))`
    : 'pr.customer_group is null';
  return `select pr.currency, pr.amount_minor ${pricesInForce(asked)}
    and pr.min_quantity <= ${quantity} and ${group} order by pr.amount_minor limit 1`;
}

/** The list price of one unit for everybody, for a lateral join: what a special price is compared with. */
export function listPrice(asked: Asked): string {
  return `select pr.amount_minor ${pricesInForce(asked)} and ${isList} limit 1`;
}

/** That list price with its id, from which those of other markets are derived. */
export function baseListPrice(asked: Asked): string {
  return `select pr.price_id, pr.amount_minor ${pricesInForce(asked)} and ${isList} limit 1`;
}

/** That list price where the market has one of its own, and not one derived from another market's. */
export function ownListPrice(asked: Asked): string {
  return `select pr.amount_minor ${pricesInForce(asked)} and ${isList} and pr.base_price_id is null limit 1`;
}

/** When the next price of a variant `v` begins or ends of those that have not ended yet, in milliseconds since 1970; null when none does. */
export function nextTurn({ market, currency }: Asked): string {
  return `select extract(epoch from min(turn.at))::float8 * 1000 from prices pr
    cross join lateral (values (pr.valid_from), (pr.valid_to)) as turn (at)
    where pr.variant_id = v.variant_id and pr.market = ${market} and pr.currency = ${currency}
      and ${priceEnd} > statement_timestamp() and turn.at > statement_timestamp()`;
}

/** What everybody pays for larger quantities, as JSON, the smallest quantity first. */
export function quantityPrices(asked: Asked): string {
  return `select jsonb_agg(jsonb_build_object('minQuantity', t.min_quantity, 'amountMinor', t.amount_minor)
      order by t.min_quantity)
    from (select pr.min_quantity, min(pr.amount_minor) as amount_minor ${pricesInForce(asked)}
      and pr.min_quantity > 1 and pr.customer_group is null group by pr.min_quantity) t`;
}

/** Each market with its own currency, as rows `home (market, currency)`. */
export const homeCurrencies = `(values ${Object.entries(markets)
  .map(([market, { currency }]) => `('${market}', '${currency}')`)
  .join(', ')}) as home (market, currency)`;
