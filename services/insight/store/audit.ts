import type { Market } from '#contracts/markets.ts';
import type { Database } from '#runtime/db/database.ts';
import { statement } from '#runtime/db/statement.ts';
import type { Finding } from '#runtime/tools.ts';
import { marketNames, priceIn } from './search/price-in.ts';

/** SQL: a bit for each market of which a condition holds. Joined as a whole: asked one by one, a million products take minutes. */
const marketBits = (condition: (market: Market) => string) =>
  marketNames.map((market, at) => `(${condition(market)})::int * ${1 << at}`).join(' + ');

const rules = {
  'the figures of a day are the sums of its orders': `
    select concat(day, ' ', currency) as id from daily_figures f full join (
      select day, currency, sum(placed) as placed, sum(orders) as orders, sum(revenue) as revenue, sum(refunded) as refunded
      from order_figures o, lateral (values
        (placed_on, 1, 0, 0, 0), (paid_on, 0, 1, paid_minor, 0), (refunded_on, 0, 0, 0, refunded_minor)
      ) as part (day, placed, orders, revenue, refunded)
      where day is not null group by day, currency) o using (day, currency)
    where (f.placed, f.orders, f.revenue_minor, f.refunded_minor)
      is distinct from (o.placed, o.orders, o.revenue, o.refunded)`,
  'the figures of a market are the sums of its orders': `
    select concat(day, ' ', market, ' ', currency) as id from market_figures f full join (
      select day, part_market as market, currency, sum(placed) as placed, sum(placed_and_paid) as placed_and_paid,
        sum(orders) as orders, sum(revenue) as revenue, sum(fees) as fees, sum(refunded) as refunded
      from order_figures o, lateral (values
        (placed_on, placed_market, 1, (paid_on is not null)::int, 0, 0, 0, 0),
        (paid_on, market, 0, 0, 1, paid_minor, fees_minor, 0),
        (refunded_on, market, 0, 0, 0, 0, 0, refunded_minor)
      ) as part (day, part_market, placed, placed_and_paid, orders, revenue, fees, refunded)
      where day is not null group by day, part_market, currency) o using (day, market, currency)
    where (f.placed, f.placed_and_paid, f.orders, f.revenue_minor, f.fees_minor, f.refunded_minor)
      is distinct from (o.placed, o.placed_and_paid, o.orders, o.revenue, o.fees, o.refunded)`,
  'the figures of a variant are the sums of its order lines': `
    select concat(day, ' ', market, ' ', variant_id) as id from variant_figures f full join (
      select day, market, currency, variant_id, count(distinct order_id) as orders, sum(quantity) as quantity,
        sum(gross_minor) as revenue, sum(refunded_quantity) as refunded_quantity, sum(refunded_minor) as refunded
      from order_lines group by day, market, currency, variant_id) o using (day, market, currency, variant_id)
    where (f.orders, f.quantity, f.revenue_minor, f.refunded_quantity, f.refunded_minor)
      is distinct from (o.orders, o.quantity, o.revenue, o.refunded_quantity, o.refunded)`,
  'the steps of a day are the sums of what was told': `
    select concat(day, ' ', market) as id from conversion_figures f full join (
      select day, market, sum(visits) as visits, sum(pages) as pages, sum(products) as products, sum(carts) as carts,
        sum(checkouts) as checkouts
      from (
        select day, market, visits, pages, products, 0 as carts, 0 as checkouts from view_batches
        union all select started_on, market, 0, 0, 0, 1, 0 from cart_steps where started_on is not null
        union all select checkout_on, market, 0, 0, 0, 0, 1 from cart_steps where checkout_on is not null) told
      group by day, market) o using (day, market)
    where day >= (select before from conversion_closed) and (f.visits, f.pages, f.products, f.carts, f.checkouts)
      is distinct from (o.visits, o.pages, o.products, o.carts, o.checkouts)`,
  'a variant was sold last on the newest day of its order lines, in as many baskets': `
    select variant_id::text as id from variant_sales s full join (
      select variant_id, max(day) as last_sold_on, count(distinct order_id) as baskets
      from order_lines group by variant_id) o using (variant_id)
    where (s.last_sold_on, s.baskets) is distinct from (o.last_sold_on, o.baskets)`,
  'the profile of a customer is the sum of their paid orders': `
    select concat(customer_id, ' ', currency) as id from customer_profiles p full join (
      select customer_id, currency, count(*) as orders, sum(paid_minor - refunded_minor) as value_minor,
        min(paid_at) as first_paid_at, max(paid_at) as last_paid_at
      from order_figures where customer_id is not null and paid_at is not null group by customer_id, currency
    ) o using (customer_id, currency)
    where (p.orders, p.value_minor, p.first_paid_at, p.last_paid_at)
      is distinct from (o.orders, o.value_minor, o.first_paid_at, o.last_paid_at)`,
  'the size of a segment is the number of its members': `
    select segment_id::text as id from segments s
    where size <> (select count(*) from segment_members m where m.segment_id = s.segment_id)`,
  'what was given back of an order is at least what its refunds gave': `
    select order_id::text as id from order_figures o where refunded_minor < (
      select coalesce(sum(total_minor), 0) from order_refunds r where r.order_id = o.order_id)`,
  'the layers of goods are what is on hand': `
    select concat(variant_id, ' ', location_id) as id from stock_accounts a full join (
      select variant_id, location_id, sum(quantity) as quantity, min(received_on) as oldest_on
      from stock_layers group by variant_id, location_id) l using (variant_id, location_id)
    where coalesce(l.quantity, 0) is distinct from a.on_hand or l.oldest_on is distinct from a.oldest_on`,
  'nothing is related to itself or twice': `
    select product_id::text as id from related_products
    group by product_id having count(distinct other_id) < count(*) or bool_or(other_id = product_id)`,
  'a document is of the newest version of its product': `
    select d.product_id::text as id from documents d join products p using (product_id) where d.version <> p.version`,
  'a product can be had where one of its variants has a price and is free': `
    select product_id::text as id from (
      select product_id, any_value(told) as told, coalesce(bit_or(f.sold), 0) as sold
      from (
        select product_id, locale, ${marketBits((market) => `'${market}' = any(available_in)`)} as told,
          unnest(coalesce(nullif(variant_ids, '{}'), array[null::uuid])) as variant_id from documents) d
      left join (
        select variant_id, ${marketBits((market) => `v.${priceIn(market)} is not null`)} as sold
        from variants v join variant_stock s using (variant_id) where s.free > 0) f using (variant_id)
      group by product_id, locale) known where told <> sold`,
};

const idsMost = 1000;

/** A statement each, with the whole patience for a statement: some take a quarter of a minute among a million products. */
const findBroken = Object.entries(rules).map(([rule, sql], at) =>
  statement<{ rule: string; ids: string[] }>(
    `insight.audit.${at + 1}`,
    `select '${rule}' as rule, array_agg(id) as ids from (${sql}) broken having count(*) > 0`,
  ),
);

const findDiffering = statement<Finding>(
  'insight.audit.books',
  `select rule, array_agg(id order by since) as ids, string_agg(detail, '; ' order by since) as detail from (
     select rule, id, detail, since from breaches where closed_at is null and told_at is not null and room = 'insight'
       and found_by in ('books', 'missed') order by since limit 100) as told group by rule`,
);

/** What does not hold of insight's own tables; empty when all is well. */
export async function auditFigures(db: Pick<Database, 'rows'>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const broken of findBroken) {
    for (const { rule, ids: all } of await db.rows(broken())) {
      const ids = [...new Set(all)];
      const detail = `does not hold for ${ids.length}`;
      const isCutOff = ids.length > idsMost ? { isCutOff: true } : {};
      found.push({ rule, ids: ids.slice(0, idsMost), detail, ...isCutOff });
    }
  }
  return found;
}

/** What does not hold of insight's tables, and what the running auditor has told of books that differ between rooms. */
export async function auditInsight(db: Pick<Database, 'rows'>): Promise<Finding[]> {
  return [...(await auditFigures(db)), ...(await db.rows(findDiffering()))];
}
