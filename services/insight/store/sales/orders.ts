import { plannedOnce, statement } from '#runtime/db/statement.ts';

/** Lets one event at a time work on an order. */
export const lockOrder = statement<unknown, [orderId: string]>(
  'insight.orders.lock',
  'select pg_advisory_xact_lock(hashtextextended($1, 1))',
);

/** As `lockOrder`, for several; in the order of their locks, so that nobody waits in a circle. */
export const lockOrders = statement<unknown, [orderIds: readonly string[]]>(
  'insight.orders.lock-several',
  `select pg_advisory_xact_lock(key) from (
     select distinct hashtextextended(order_id, 1) as key from unnest($1::text[]) as order_id order by key) as keys`,
);

type Order = [orderId: string, day: string, currency: string, market: string];

/** Counts orders as placed on their days, each once; one that was paid already, as paid of that day's too. */
export const countPlaced = statement<
  unknown,
  [
    orderIds: readonly string[],
    days: readonly string[],
    currencies: readonly string[],
    markets: readonly string[],
  ]
>(
  'insight.orders.count-placed',
  plannedOnce(
    ['uuid[]', 'date[]', 'text[]', 'text[]'],
    `with counted as (
     insert into order_figures as known (order_id, placed_on, currency, placed_market)
     select order_id, day, currency, market
     from unnest($1::uuid[], $2::date[], $3::text[], $4::text[]) as told (order_id, day, currency, market) order by order_id
     on conflict (order_id) do update set placed_on = excluded.placed_on, placed_market = excluded.placed_market
       where known.placed_on is null
     returning placed_on as day, currency, placed_market as market, (paid_on is not null)::int as paid
   ), by_day as (
     insert into daily_figures as known (day, currency, placed)
     select day, currency, count(*) from counted group by day, currency order by day, currency
     on conflict (day, currency) do update set placed = known.placed + excluded.placed
   )
   insert into market_figures as known (day, market, currency, placed, placed_and_paid)
   select day, market, currency, count(*), sum(paid) from counted group by day, market, currency order by day, market, currency
   on conflict (day, market, currency) do update
     set placed = known.placed + excluded.placed, placed_and_paid = known.placed_and_paid + excluded.placed_and_paid`,
  ),
);

/** An order as it was paid, in minor units of its currency. */
export type PaidOrder = {
  orderId: string;
  day: string;
  currency: string;
  market: string;
  totalMinor: number;
  feesMinor: number;
  customerId: string | null;
  paidAt: string;
};

/**
 * Counts orders (PaidOrder as JSON, each once) as paid on their days, once, and of the days they were placed as paid since; as
 * nobody's when their customer was forgotten.
 */
export const countPaid = statement<unknown, [orders: string]>(
  'insight.orders.count-paid',
  `with told as (
     select * from jsonb_to_recordset($1::jsonb) as told ("orderId" uuid, day date, currency text, market text,
       "totalMinor" bigint, "feesMinor" bigint, "customerId" uuid, "paidAt" timestamptz)
   ), counted as (
     insert into order_figures as known (order_id, paid_on, currency, market, paid_minor, fees_minor, customer_id, paid_at)
     select "orderId", day, currency, market, "totalMinor", "feesMinor", case when not exists (
       select from erased_persons where customer_hash = sha256(convert_to("customerId"::text, 'UTF8'))) then "customerId" end, "paidAt"
     from told order by "orderId"
     on conflict (order_id) do update set paid_on = excluded.paid_on,
       market = coalesce(known.market, excluded.market),
       paid_minor = excluded.paid_minor, fees_minor = excluded.fees_minor, customer_id = excluded.customer_id,
       paid_at = excluded.paid_at
       where known.paid_on is null
     returning paid_on, currency, paid_minor, fees_minor, placed_on, placed_market, market
   ), by_day as (
     insert into daily_figures as known (day, currency, orders, revenue_minor)
     select paid_on, currency, count(*), sum(paid_minor) from counted group by paid_on, currency order by paid_on, currency
     on conflict (day, currency) do update
       set orders = known.orders + excluded.orders, revenue_minor = known.revenue_minor + excluded.revenue_minor
   ), parts as (
     select paid_on as day, market, currency, 0 as placed_and_paid, 1 as orders, paid_minor as revenue, fees_minor as fees
     from counted
     union all select placed_on, placed_market, currency, 1, 0, 0, 0 from counted where placed_market is not null
   )
   insert into market_figures as known (day, market, currency, placed_and_paid, orders, revenue_minor, fees_minor)
   select day, market, currency, sum(placed_and_paid), sum(orders), sum(revenue), sum(fees) from parts
   group by day, market, currency order by day, market, currency
   on conflict (day, market, currency) do update set placed_and_paid = known.placed_and_paid + excluded.placed_and_paid,
     orders = known.orders + excluded.orders, revenue_minor = known.revenue_minor + excluded.revenue_minor,
     fees_minor = known.fees_minor + excluded.fees_minor`,
);

/** Counts what was left to be given back for a cancelled order against the day it was paid, once. */
export const countCancelled = statement<unknown, [...Order, totalMinor: number]>(
  'insight.orders.count-cancelled',
  `with counted as (
     insert into order_figures as known (order_id, refunded_on, currency, market, refunded_minor, is_cancelled)
     values ($1, $2, $3, $4, $5, true)
     on conflict (order_id) do update
       set refunded_on = excluded.refunded_on, refunded_minor = known.refunded_minor + excluded.refunded_minor,
         market = coalesce(known.market, excluded.market), is_cancelled = true
       where not known.is_cancelled
     returning market
   ), by_day as (
     insert into daily_figures as known (day, currency, refunded_minor) select $2, $3, $5 from counted
     on conflict (day, currency) do update set refunded_minor = known.refunded_minor + excluded.refunded_minor
   )
   insert into market_figures as known (day, market, currency, refunded_minor) select $2, market, $3, $5 from counted
   on conflict (day, market, currency) do update set refunded_minor = known.refunded_minor + excluded.refunded_minor`,
);
