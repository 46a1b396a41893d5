import { statement } from '#runtime/db/statement.ts';

/** Adds what lines told (`changed`) to the figures of their variants. */
export const intoVariantFigures = (sums: string) => `
   insert into variant_figures as known
     (day, market, currency, variant_id, orders, quantity, revenue_minor, refunded_quantity, refunded_minor)
   select day, market, currency, variant_id, ${sums}, sum(refunded_quantity), sum(refunded_minor)
   from changed group by day, market, currency, variant_id order by day, market, currency, variant_id
   on conflict (day, market, currency, variant_id) do update set orders = known.orders + excluded.orders,
     quantity = known.quantity + excluded.quantity, revenue_minor = known.revenue_minor + excluded.revenue_minor,
     refunded_quantity = known.refunded_quantity + excluded.refunded_quantity,
     refunded_minor = known.refunded_minor + excluded.refunded_minor`;

/** A line of an order as it was paid, in minor units of its currency. */
export type PaidLine = {
  orderId: string;
  line: number;
  variantId: string;
  market: string;
  currency: string;
  day: string;
  quantity: number;
  grossMinor: number;
};

/** Takes the lines (PaidLine as JSON) of paid orders, once; those of an order that was cancelled before as given back. */
export const addLines = statement<unknown, [lines: string]>(
  'insight.order-lines.add',
  `with changed as (
     insert into order_lines
       (order_id, line, variant_id, market, currency, day, quantity, gross_minor, refunded_quantity, refunded_minor)
     select l."orderId", l.line, l."variantId", l.market, l.currency, l.day, l.quantity, l."grossMinor",
       case when f.is_cancelled then l.quantity else 0 end, case when f.is_cancelled then l."grossMinor" else 0 end
     from jsonb_to_recordset($1::jsonb) as l ("orderId" uuid, line int, "variantId" uuid, market text, currency text, day date,
       quantity bigint, "grossMinor" bigint) join order_figures f on f.order_id = l."orderId"
     order by l."orderId", l.line
     on conflict (order_id, line) do nothing returning *
   ), sold as (
     insert into variant_sales as known (variant_id, last_sold_on, baskets)
     select variant_id, max(day), count(distinct order_id) from changed group by variant_id order by variant_id
     on conflict (variant_id) do update set last_sold_on = greatest(known.last_sold_on, excluded.last_sold_on),
       baskets = known.baskets + excluded.baskets
   ) ${intoVariantFigures('count(distinct order_id), sum(quantity), sum(gross_minor)')}`,
);

/** Gives what is left of every line of a cancelled order back. */
export const giveLinesBack = statement<unknown, [orderId: string]>(
  'insight.order-lines.give-back',
  `with changed as (
     update order_lines set refunded_quantity = quantity, refunded_minor = gross_minor
     where order_id = $1 and (refunded_quantity < quantity or refunded_minor < gross_minor)
     returning new.day, new.market, new.currency, new.variant_id,
       new.refunded_quantity - old.refunded_quantity as refunded_quantity,
       new.refunded_minor - old.refunded_minor as refunded_minor
   ) ${intoVariantFigures('0, 0, 0')}`,
);
