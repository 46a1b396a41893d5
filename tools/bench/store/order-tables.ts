import type { Client } from 'pg';
import type { CopyWriter } from '../load/clone-row.ts';
import type { ClonedTable } from './cloned-tables.ts';

/** How copies of orders are numbered: by that of the order, and by the position of the document that was copied. */
export type OrderNumbers = { order: CopyWriter; position: (copied: number, number: number) => number };

/** What the rooms have written of an order that was paid by hand, projections included; what follows from all orders is summed up afterwards. */
export function orderTables({ order, position }: OrderNumbers): ClonedTable[] {
  const goods = ['variant_id', 'product_id'];
  return [
    {
      table: '"order".orders',
      by: 'order_id',
      keeps: ['customer_id'],
      writes: { order_number: order, email: (copied, number) => copied.replace('@', `.${number}@`) },
    },
    { table: '"order".order_lines', by: 'order_id', keeps: goods },
    { table: '"order".payment_attempts', by: 'order_id' },
    { table: '"order".order_timeline', by: 'order_id' },
    { table: '"order".draft_orders', by: 'order_id', names: { reference: '-' } },
    {
      table: '"order".documents',
      by: 'order_id',
      writes: {
        position: (copied, number) => String(position(Number(copied), number)),
        number: (copied, number) =>
          copied.replace(/\d+$/, (digits) => String(position(Number(digits), number)).padStart(6, '0')),
        content: (copied, number) =>
          copied.replace(/(?<="orderNumber": ")[^"]+/, (known) => order(known, number)),
      },
    },
    {
      table: 'payment.attempt',
      by: 'order_id',
      holdIds: ['provider_payment_id'],
      writes: { order_number: order },
    },
    { table: 'payment.ledger_transaction', by: 'transaction_id', holdIds: ['source'] },
    { table: 'payment.ledger_entry', by: 'transaction_id' },
    { table: 'catalog.reservations', by: 'order_id' },
    { table: 'catalog.reservation_lines', by: 'order_id', keeps: goods },
    { table: 'catalog.movements', by: 'order_id', keeps: goods },
    { table: 'insight.order_figures', by: 'order_id', keeps: ['customer_id'] },
    { table: 'insight.order_lines', by: 'order_id', keeps: goods },
  ];
}

/** What follows from all orders, as the rooms would have summed it up one by one. */
const sums = [
  `update "order".document_numbers n set last = d.last from (
     select market, kind, max(position) as last from "order".documents group by market, kind) d
   where d.market = n.market and d.kind = n.kind`,
  `update catalog.stock s set committed = m.committed, version = s.version + 1 from (
     select variant_id, location_id, sum(committed_change) as committed from catalog.movements
     group by variant_id, location_id) m
   where m.variant_id = s.variant_id and m.location_id = s.location_id and s.committed <> m.committed`,
  `truncate insight.daily_figures, insight.market_figures, insight.variant_figures, insight.variant_sales`,
  `insert into insight.daily_figures (day, currency, placed, orders, revenue_minor, refunded_minor)
   select day, currency, sum(placed), sum(orders), sum(revenue), 0
   from insight.order_figures, lateral (values (placed_on, 1, 0, 0), (paid_on, 0, 1, paid_minor)) part (day, placed, orders, revenue)
   where day is not null group by day, currency`,
  `insert into insight.market_figures (day, market, currency, placed, placed_and_paid, orders, revenue_minor, fees_minor, refunded_minor)
   select day, part_market, currency, sum(placed), sum(placed_and_paid), sum(orders), sum(revenue), sum(fees), 0
   from insight.order_figures, lateral (values (placed_on, placed_market, 1, (paid_on is not null)::int, 0, 0, 0),
     (paid_on, market, 0, 0, 1, paid_minor, fees_minor)) part (day, part_market, placed, placed_and_paid, orders, revenue, fees)
   where day is not null group by day, part_market, currency`,
  `insert into insight.variant_figures (day, market, currency, variant_id, orders, quantity, revenue_minor, refunded_quantity, refunded_minor)
   select day, market, currency, variant_id, count(distinct order_id), sum(quantity), sum(gross_minor), 0, 0
   from insight.order_lines group by day, market, currency, variant_id`,
  `insert into insight.variant_sales (variant_id, last_sold_on, baskets)
   select variant_id, max(day), count(distinct order_id) from insight.order_lines group by variant_id`,
];

/** Sums up what follows from orders that were copied. */
export async function sumUpOrders(client: Client): Promise<void> {
  for (const text of sums) await client.query(text);
  for (const table of ['"order".document_numbers', 'catalog.stock', ...figures]) {
    await client.query(`vacuum (analyze) ${table}`);
  }
}

const figures = ['daily_figures', 'market_figures', 'variant_figures', 'variant_sales'].map(
  (name) => `insight.${name}`,
);

/** How many orders every room has heard of to the end: sold, with their invoice, posted and counted. */
export async function countSettled(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from "order".orders o join "order".documents using (order_id)
     join catalog.reservations r on r.order_id = o.order_id and r.state = 'committed'
     join payment.ledger_transaction t on t.order_id = o.order_id and t.why = 'sale'
     join insight.order_figures f on f.order_id = o.order_id and f.paid_on is not null
     where o.state = 'paid' and o.stock = 'committed' and o.documented = 'invoiced'`,
  );
  return Number(rows[0]?.count ?? 0);
}

/** The orders of a shop, from the first invoice on, with their numbers and the ids of their ledger transactions. */
export async function readOrders(
  client: Client,
): Promise<Map<string, { number: string; transactionIds: string[] }>> {
  const { rows } = await client.query<{ orderId: string; number: string; transactionIds: string[] }>(
    `select o.order_id as "orderId", o.order_number as number, array(
       select t.transaction_id::text from payment.ledger_transaction t left join payment.attempt a using (attempt_id)
       where coalesce(t.order_id, a.order_id) = o.order_id) as "transactionIds"
     from "order".orders o join "order".documents d using (order_id) order by d.position`,
  );
  return new Map(rows.map(({ orderId, ...order }) => [orderId, order]));
}
