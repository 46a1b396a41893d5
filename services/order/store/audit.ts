import type { Database } from '#runtime/db/database.ts';
import { statement } from '#runtime/db/statement.ts';
import type { Finding } from '#runtime/tools.ts';
import { findBrokenAdditions } from './addition/find-broken-additions.ts';
import { findBrokenEdits } from './edit/find-broken-edits.ts';
import { findBrokenDocuments } from './document/find-broken-documents.ts';
import { findBrokenPrices } from './find-broken-prices.ts';
import { findBrokenHolds } from './hold/find-broken-holds.ts';
import { findBrokenReturns } from './return/find-broken-returns.ts';
import { findBrokenParcels } from './fulfilment/find-broken-parcels.ts';
import { findBrokenShipments } from './fulfilment/find-broken-shipments.ts';
import { findBrokenRefunds } from './refund/find-broken-refunds.ts';
import { findBrokenTax } from './rules/find-broken-tax.ts';
import { findBrokenMoves } from './book/find-broken-moves.ts';
import { scopeToOrders } from './book/scope-to-orders.ts';
import { findRelated } from './book/touched-orders.ts';

const rowsMost = 1000;
const detailsMost = 20;

type BrokenRow = { rule: string; id: string; detail: string };

const findBroken = statement<BrokenRow, [limit: number]>(
  'order.audit',
  `with paid_by as (
     select order_id, count(*) filter (where state = 'captured') as captures,
       count(*) filter (where state in ('started', 'pending', 'unknown')) as open,
       count(*) filter (where state in ('started', 'pending', 'unknown', 'authorised', 'captured')) as live,
       coalesce(sum(captured_minor) filter (where state = 'captured'), 0) as captured_minor
     from payment_attempts group by order_id),
   summed as (
     select order_id, count(*) as lines, coalesce(sum(quantity) filter (where variant_id is not null), 0) as items, sum(gross_minor) as gross_minor,
       sum(tax_minor) as tax_minor, sum(discount_minor) as discount_minor
     from order_lines group by order_id)
   select * from (
     select 'goods are the sum of the lines' as rule, o.order_id::text as id,
       o.goods_minor || ', lines ' || coalesce(s.gross_minor, 0) as detail
     from orders o left join summed s using (order_id) where s.gross_minor is distinct from o.goods_minor
     union all
     select 'tax is the sum of the lines and of shipping', o.order_id::text, o.tax_minor::text
     from orders o left join summed s using (order_id)
     where s.tax_minor + o.shipping_tax_minor is distinct from o.tax_minor
     union all
     select 'the discount is the sum of its allocations', o.order_id::text, o.discount_minor::text
     from orders o left join summed s using (order_id) where s.discount_minor is distinct from o.discount_minor
     union all
     select 'items are the sum of the quantities', o.order_id::text, o.item_count::text
     from orders o left join summed s using (order_id) where s.items is distinct from o.item_count
     union all
     select 'tax is what the rate says, half-up', l.line_id::text, l.tax_minor || ' of ' || l.gross_minor
     from order_lines l
     where l.tax_minor <> round(l.gross_minor * l.tax_rate_basis_points::numeric / (10000 + l.tax_rate_basis_points))
     union all
     select 'one attempt at most is live', order_id::text, live || ' live' from paid_by where live > 1
     union all
     select 'a paid order has one captured attempt, or nothing to pay', o.order_id::text, o.state
     from orders o left join paid_by p using (order_id)
     where o.state = 'paid' and coalesce(p.captures, 0) <> (o.total_minor > 0)::int
     union all
     select 'a paid order has its total captured', o.order_id::text, p.captured_minor || ' of ' || o.total_minor
     from orders o join paid_by p using (order_id) where o.state = 'paid' and o.hold is null and p.captured_minor < o.total_minor
     union all
     select 'only a paid order keeps captured money', o.order_id::text, o.state
     from orders o join paid_by p using (order_id) where o.state <> 'paid' and p.captures > 0
     union all
     select 'a paid or cancelled order has no open attempt', o.order_id::text, o.state
     from orders o join paid_by p using (order_id) where o.state in ('paid', 'cancelled') and p.open > 0
     union all
     select 'nothing moves for longer than 60 s', order_id::text, 'since ' || placed_at
     from orders where state = 'placed' and placed_at < now() - interval '60 s' and not exists (
       select from event_log e where e.occurred_at > now() - interval '60 s' and e.key = order_id::text and e.name = 'order.placed')
     union all
     select 'nothing rests for longer than 60 s past its deadline while payment answers', o.order_id::text,
       'until ' || o.pay_before
     from orders o where o.pay_before < now() - interval '60 s'
       and not exists (select from payment_attempts a where a.order_id = o.order_id and a.state = 'unknown')
     union all
     select 'what is unfinished will be looked at', o.order_id::text, o.state || ', stock ' || o.stock
     from orders o where o.look_at is null and (o.state in ('placed', 'awaiting-payment', 'payment-refused', 'authorised', 'on-delivery')
       or (o.state = 'paid' and o.stock <> 'committed') or (o.state = 'cancelled' and o.stock <> 'returned')
       or exists (select from payment_attempts a where a.order_id = o.order_id and a.state = 'cancelling'))
     union all
     select 'a frozen cart has its live order', c.cart_id::text, 'order ' || c.frozen_by
     from carts c left join orders o on o.order_id = c.frozen_by and o.cart_id = c.cart_id and o.state <> 'cancelled'
     where c.frozen_by is not null and o.order_id is null
     union all
     select 'the cart of a live order is frozen', c.cart_id::text, 'order ' || o.order_id
     from orders o join carts c using (cart_id)
     where o.state <> 'cancelled' and c.frozen_by is distinct from o.order_id
     union all
     select 'a lease has a holder and an end', order_id::text, coalesce(lease_holder, 'nobody')
     from orders where (lease_holder is null) <> (lease_until is null)
     union all
     select 'every tax class has one rate today', r.jurisdiction || '/' || c.tax_class, count(valid_from) || ' rates'
     from tax_jurisdictions r cross join (values ('standard'), ('reduced'), ('zero')) c (tax_class)
     left join tax_rates t on t.jurisdiction = r.jurisdiction and t.tax_class = c.tax_class
       and t.valid_from <= (now() at time zone r.time_zone)::date
       and (t.valid_until is null or t.valid_until > (now() at time zone r.time_zone)::date)
     group by r.jurisdiction, c.tax_class having count(valid_from) <> 1
   ) as broken order by rule, id limit $1`,
);

/** What an order is judged by alone, and what it is judged by together with the orders that belong to it. */
const ofOne = [
  findBroken,
  findBrokenMoves,
  findBrokenPrices,
  findBrokenRefunds,
  findBrokenShipments,
  findBrokenParcels,
  findBrokenDocuments,
  findBrokenEdits,
  findBrokenHolds,
  findBrokenTax,
];
const ofRelated = [findBrokenReturns, findBrokenAdditions];

/** What does not hold of the room's own invariants; at most 1,000 rows of each kind. */
export async function auditOrder(db: Pick<Database, 'rows'>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const find of [...ofOne, ...ofRelated]) found.push(...byRule(await db.rows(find(rowsMost))));
  return found;
}

/**
 * The same rules, of some orders and coupons only: each is the same text as when all is counted anew. Whether documents are
 * numbered without gaps is left to that. A return is judged with the order that it was exchanged for, an addition with its order.
 */
export async function auditSomeOrders(
  db: Pick<Database, 'rows'>,
  orderIds: readonly string[],
  codes: readonly string[] = [],
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const find of ofOne)
    found.push(...byRule(await db.rows(scopeToOrders(find(rowsMost), orderIds, codes))));
  if (orderIds.length === 0) return found;
  const related = (await db.rows(findRelated(orderIds))).map(({ orderId }) => orderId);
  for (const find of ofRelated)
    found.push(...byRule(await db.rows(scopeToOrders(find(rowsMost), related, []))));
  return found;
}

/** The rows of one kind. A kind that is full may hide rows of any of its rules. */
function byRule(rows: readonly BrokenRow[]): Finding[] {
  return [...Map.groupBy(rows, ({ rule }) => rule)].map(([rule, found]) => ({
    rule,
    ids: found.map(({ id }) => id),
    detail: found
      .slice(0, detailsMost)
      .map(({ detail }) => detail)
      .join('; '),
    ...(rows.length === rowsMost ? { isCutOff: true } : {}),
  }));
}
