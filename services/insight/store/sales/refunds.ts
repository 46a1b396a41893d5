import { plannedOnce, statement } from '#runtime/db/statement.ts';
import { intoVariantFigures } from './order-lines.ts';

/** Counts a refund against the day its order was paid, once; its lines wait to be applied. */
export const countRefunded = statement<
  unknown,
  [
    orderId: string,
    day: string,
    currency: string,
    market: string,
    totalMinor: number,
    refundId: string,
    lines: string,
  ]
>(
  'insight.refunds.count',
  `with told as (
     insert into order_refunds (refund_id, order_id, total_minor, lines) values ($6, $1, $5, $7::jsonb)
     on conflict (refund_id) do nothing returning 1
   ), counted as (
     insert into order_figures as known (order_id, refunded_on, currency, market, refunded_minor)
     select $1, $2, $3, $4, $5 from told
     on conflict (order_id) do update set refunded_on = excluded.refunded_on,
       refunded_minor = known.refunded_minor + excluded.refunded_minor, market = coalesce(known.market, excluded.market)
     returning market
   ), by_day as (
     insert into daily_figures as known (day, currency, refunded_minor) select $2, $3, $5 from counted
     on conflict (day, currency) do update set refunded_minor = known.refunded_minor + excluded.refunded_minor
   )
   insert into market_figures as known (day, market, currency, refunded_minor) select $2, market, $3, $5 from counted
   on conflict (day, market, currency) do update set refunded_minor = known.refunded_minor + excluded.refunded_minor`,
);

/**
 * Takes the lines of refunds of these orders that wait off the lines of their order, as soon as those are known: several lines of a
 * variant one after the other, never more than is left of them.
 */
export const applyRefunds = statement<unknown, [orderIds: readonly string[]]>(
  'insight.refunds.apply',
  plannedOnce(
    ['uuid[]'],
    `with due as (
     update order_refunds set is_applied = true
     where order_id = any($1) and not is_applied and exists (select from order_lines l where l.order_id = order_refunds.order_id)
     returning order_id, lines
   ), asked as (
     select due.order_id, l."variantId" as variant_id, sum(l.quantity) as quantity, sum(l."grossMinor") as minor
     from due, jsonb_to_recordset(due.lines) as l ("variantId" uuid, quantity bigint, "grossMinor" bigint) group by 1, 2
   ), room as (
     select order_id, line, variant_id, quantity - refunded_quantity as quantity, gross_minor - refunded_minor as minor,
       coalesce(sum(quantity - refunded_quantity) over before, 0) as quantity_before,
       coalesce(sum(gross_minor - refunded_minor) over before, 0) as minor_before
     from order_lines where order_id in (select order_id from asked)
     window before as (partition by order_id, variant_id order by line rows between unbounded preceding and 1 preceding)
   ), shares as (
     select r.order_id, r.line, greatest(0, least(r.quantity, a.quantity - r.quantity_before))::bigint as quantity,
       greatest(0, least(r.minor, a.minor - r.minor_before))::bigint as minor
     from room r join asked a using (order_id, variant_id)
   ), changed as (
     update order_lines l set refunded_quantity = l.refunded_quantity + s.quantity,
       refunded_minor = l.refunded_minor + s.minor
     from shares s where l.order_id = s.order_id and l.line = s.line and (s.quantity > 0 or s.minor > 0)
     returning l.day, l.market, l.currency, l.variant_id, s.quantity as refunded_quantity, s.minor as refunded_minor
   ) ${intoVariantFigures('0, 0, 0')}`,
  ),
);
