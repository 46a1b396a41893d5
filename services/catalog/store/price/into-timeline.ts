/** What `given` says of prices that are a market's own: they are made of no other. */
export const madeOfNothing = 'null::uuid as base_price_id, null::numeric as rate, null::date as rate_date';

/** Two prices of one kind: the same variant, market, currency, quantity and group. */
const ofOneKind = `pr.variant_id = g.variant_id and pr.market = g.market and pr.currency = g.currency
  and pr.min_quantity = g.min_quantity and pr.customer_group is not distinct from g.customer_group
  and not pr.is_special`;

/**
 * Steps of a statement that put the list prices of the step `given` into their time lines: the price that holds at
 * `valid_from` ends there, and the new one holds until the next that is planned. What is the same already is left alone,
 * but a price of the market's own ends a derived one (`base_price_id`) of the same amount.
 * The clock is the statement's, read after the product was locked: with the transaction's, a price could end before it
 * began. The step `opened` holds the rows written.
 */
export const intoTimeline = `
  before as (
    select g.price_id as next_id, pr.price_id, pr.amount_minor, pr.base_price_id is null as is_own
    from given g join prices pr on ${ofOneKind}
    where pr.valid_from <= g.valid_from and coalesce(pr.valid_to, 'infinity') > g.valid_from
  ), closed as (
    update prices pr set valid_to = g.valid_from
    from before b join given g on g.price_id = b.next_id
    where pr.price_id = b.price_id and (b.amount_minor, b.is_own) <> (g.amount_minor, g.base_price_id is null)
    returning pr.price_id
  ), opened as (
    insert into prices (price_id, variant_id, market, currency, amount_minor, min_quantity, customer_group,
      valid_from, valid_to, set_by, reason, turns_at, base_price_id, rate, rate_date)
    select g.price_id, g.variant_id, g.market, g.currency, g.amount_minor, g.min_quantity, g.customer_group,
      g.valid_from,
      (select min(pr.valid_from) from prices pr
        where ${ofOneKind} and pr.valid_from > g.valid_from and coalesce(pr.valid_to, 'infinity') > pr.valid_from),
      g.set_by, g.reason, case when g.valid_from > statement_timestamp() then g.valid_from end, g.base_price_id, g.rate, g.rate_date
    from given g left join before b on b.next_id = g.price_id left join closed c on c.price_id = b.price_id
    where b.price_id is null or c.price_id is not null
    on conflict (price_id) do nothing
    returning variant_id, valid_from
  )`;
