import { plannedOnce, statement } from '#runtime/db/statement.ts';

/** Whether a day is not closed; those that are change no more, for what was told of them is not known any longer. */
const isOpen = (day: string) => `${day} >= (select before from conversion_closed)`;

/** Counts a batch of views, once: its rows are {market, day, visits, pages, products} as JSON. */
export const countViews = statement<unknown, [batchId: string, counts: string]>(
  'insight.conversion.count-views',
  `with told as (
     select * from jsonb_to_recordset($2::jsonb) as told (market text, day date, visits bigint, pages bigint, products bigint)),
   noted as (
     insert into view_batches (batch_id, market, day, visits, pages, products)
     select $1, market, day, visits, pages, products from told where ${isOpen('day')} order by market
     on conflict do nothing returning market, day, visits, pages, products)
   insert into conversion_figures as known (market, day, visits, pages, products)
   select market, day, visits, pages, products from noted order by market
   on conflict (market, day) do update set visits = known.visits + excluded.visits,
     pages = known.pages + excluded.pages, products = known.products + excluded.products`,
);

type Steps = [cartIds: readonly string[], markets: readonly string[], days: readonly string[]];

/** Counts carts, each once, that took a step (a column of their day) by adding to a column of figures. */
const countSteps = (dayOfStep: 'started_on' | 'checkout_on', figure: 'carts' | 'checkouts') =>
  plannedOnce(
    ['uuid[]', 'text[]', 'date[]'],
    `with noted as (
     insert into cart_steps as known (cart_id, market, ${dayOfStep})
     select cart_id, market, day from unnest($1::uuid[], $2::text[], $3::date[]) as told (cart_id, market, day)
     where ${isOpen('day')} order by cart_id
     on conflict (cart_id) do update set ${dayOfStep} = excluded.${dayOfStep} where known.${dayOfStep} is null
     returning market, ${dayOfStep} as day)
   insert into conversion_figures as known (market, day, ${figure})
   select market, day, count(*) from noted group by market, day order by market, day
   on conflict (market, day) do update set ${figure} = known.${figure} + excluded.${figure}`,
  );

/** Counts carts on the days of their first goods, each once. */
export const countCarts = statement<unknown, Steps>(
  'insight.conversion.count-carts',
  countSteps('started_on', 'carts'),
);

/** Counts carts on the days when their buyers began to check out, each once. */
export const countCheckouts = statement<unknown, Steps>(
  'insight.conversion.count-checkouts',
  countSteps('checkout_on', 'checkouts'),
);

/** Closes the days before one, and prunes what was told of them: so many batches and carts at a time; gives how many. */
export const pruneSteps = statement<{ batches: number; carts: number }, [before: string, limit: number]>(
  'insight.conversion.prune',
  `with closed as (
     update conversion_closed set before = $1::date where before < $1::date
   ), batches as (
     delete from view_batches where (batch_id, market) in (
       select batch_id, market from view_batches where day < $1::date order by day, batch_id, market limit $2) returning 1
   ), carts as (
     delete from cart_steps where cart_id in (
       select cart_id from cart_steps where greatest(started_on, checkout_on) < $1::date
       order by greatest(started_on, checkout_on), cart_id limit $2) returning 1
   )
   select (select count(*) from batches) as batches, (select count(*) from carts) as carts`,
);

export type ConversionDay = {
  day: string;
  visits: number;
  pageViews: number;
  productViews: number;
  carts: number;
  checkouts: number;
  placed: number;
  placedAndPaid: number;
};

/** The days of a market within a period, before a day, the newest first. */
export const reportConversionDays = statement<
  ConversionDay,
  [firstDay: string, lastDay: string, market: string, beforeDay: string, limit: number]
>(
  'insight.conversion.report',
  `with orders as (
     select day, sum(placed)::bigint as placed, sum(placed_and_paid)::bigint as placed_and_paid
     from market_figures where market = $3 and day between $1 and $2 and day < $4::date group by day),
   steps as (
     select * from conversion_figures where market = $3 and day between $1 and $2 and day < $4::date)
   select day, coalesce(visits, 0) as visits, coalesce(pages, 0) as "pageViews", coalesce(products, 0) as "productViews",
     coalesce(carts, 0) as carts, coalesce(checkouts, 0) as checkouts, coalesce(placed, 0) as placed,
     coalesce(placed_and_paid, 0) as "placedAndPaid"
   from steps full join orders using (day) order by day desc limit $5`,
);
