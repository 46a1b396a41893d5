import assert from 'node:assert/strict';
import { auditBooksNow } from './audit-books-now.ts';
import type { ChaosShop } from './chaos-shop.ts';
import { inLanes } from './in-lanes.ts';
import { judgeMoves } from './judge-moves.ts';
import type { Placed } from './purchase.ts';
import { keptByProvider } from './wait-for-provider.ts';

type OrderRow = { orderId: string; email: string; state: string; isDraft: boolean; due: number };
type PaymentRow = { orderId: string; attemptId: string; isByHand: boolean; kept: number };

const questionsAtOnce = 8;

/** Variants that only a scenario sells, and how many units there were of each. */
export type Goods = { variantIds: readonly string[]; units: number };

/** What of the goods is there, as the movements and the counters say. */
type Stock = { onHand: number; held: number; committed: number; free: number };

/** `mayWait`: the provider stood still meanwhile, so an order may have been moving for as long. */
type Leniency = { mayWait?: true };

/**
 * That each order that was acknowledged is there, and no other of its buyer is alive; that none was moving for over a minute; that
 * the provider keeps what is due of each and nothing of cancelled ones; that goods are gone as they were sold, that every room's
 * audit finds nothing, and that the rooms' books and the figures agree. The shop must be quiet. Gives the states of the orders.
 */
export async function judge(
  shop: ChaosShop,
  placed: readonly Placed[],
  goods: Goods | readonly Goods[],
  { mayWait }: Leniency = {},
): Promise<Record<string, number>> {
  const emails = placed.map(({ email }) => email);
  const orders = await shop.sql<OrderRow>(
    `select order_id as "orderId", email, state, (total_minor - refunded_minor)::int as due,
       order_id in (select order_id from "order".draft_orders) as "isDraft"
     from "order".orders where email = any($1)`,
    emails,
  );
  const known = new Set(orders.map(({ orderId }) => orderId));
  for (const { orderId } of placed)
    assert.ok(known.has(orderId), `order ${orderId} was acknowledged and is gone`);
  for (const { email } of placed) {
    // What is sent instead of what came back is an order that nobody made of a cart.
    const own = orders.filter((order) => order.email === email && !order.isDraft);
    const alive = own.filter(({ state }) => state !== 'cancelled');
    assert.ok(alive.length <= 1, `${email} has ${alive.length} orders of one cart`);
  }
  const orderIds = orders.map(({ orderId }) => orderId);
  if (!mayWait) await judgeMoves(shop, orderIds);
  const missing = await shop.sql(
    `select order_id from "order".order_timeline where what = 'goods-missing' and order_id = any($1)`,
    orderIds,
  );
  assert.deepEqual(missing, [], 'the catalog has booked whatever was sent and came back');
  await judgeMoney(shop, orders);
  await judgeGoods(shop, [goods].flat());
  assert.deepEqual(await shop.audit(), []);
  await auditBooksNow(shop);
  const states: Record<string, number> = {};
  for (const { state } of orders) states[state] = (states[state] ?? 0) + 1;
  return states;
}

/** The provider's own books against what is due of each order. */
async function judgeMoney(shop: ChaosShop, orders: readonly OrderRow[]): Promise<void> {
  const payments = await shop.sql<PaymentRow>(
    `select order_id as "orderId", attempt_id as "attemptId", provider = 'manual' as "isByHand",
       (captured_minor - refunded_minor)::int as kept
     from payment.attempt where order_id = any($1)`,
    orders.map(({ orderId }) => orderId),
  );
  const kept = new Map<string, number>();
  // Of money that was taken by hand no provider knows.
  const toldOf = await inLanes(payments, questionsAtOnce, ({ attemptId, isByHand, kept: written }) =>
    isByHand ? Promise.resolve(written) : keptByProvider(shop, attemptId),
  );
  for (const [index, { orderId, attemptId, kept: written }] of payments.entries()) {
    const told = toldOf[index] ?? 0;
    assert.equal(written, told, `payment ${attemptId} is written down as the provider has it`);
    kept.set(orderId, (kept.get(orderId) ?? 0) + told);
  }
  for (const { orderId, state, due } of orders) {
    const expected = state === 'paid' ? due : 0;
    assert.equal(kept.get(orderId) ?? 0, expected, `money of order ${orderId}, which is ${state}`);
  }
}

async function judgeGoods({ sql }: ChaosShop, goods: readonly Goods[]): Promise<void> {
  const variantIds = goods.flatMap((each) => each.variantIds);
  const rows = await sql<Stock & { variantId: string; isHeld: number; isCommitted: number; gone: number }>(
    `select v.id as "variantId", k.*, coalesce(s.held, 0)::int as "isHeld",
       coalesce(s.committed, 0)::int as "isCommitted", (coalesce(s.shipped, 0) - coalesce(b.returned, 0))::int as gone
     from unnest($1::uuid[]) v (id)
     join (select variant_id, sum(on_hand)::int as "onHand", sum(held)::int as held,
         sum(committed)::int as committed, sum(free)::int as free
       from catalog.stock where variant_id = any($1) group by 1) k on k.variant_id = v.id
     left join (select l.variant_id, sum(l.shipped) as shipped,
         sum(l.quantity - l.cancelled - l.shipped) filter
           (where r.state = 'committed' and o.state in ('paid', 'authorised', 'on-delivery')) as committed,
         sum(l.quantity) filter
           (where r.state = 'held' and o.state in ('awaiting-payment', 'payment-refused')) as held
       from catalog.reservation_lines l join catalog.reservations r using (order_id)
       join "order".orders o using (order_id) where l.variant_id = any($1) group by 1) s on s.variant_id = v.id
     left join (select variant_id, sum(quantity) as returned from catalog.movements
       where reason = 'returned' and variant_id = any($1) group by 1) b on b.variant_id = v.id`,
    variantIds,
  );
  const found = new Map(rows.map((row) => [row.variantId, row]));
  for (const { variantIds: own, units } of goods) {
    for (const variantId of own) {
      const row = found.get(variantId);
      assert.ok(row, `goods ${variantId}`);
      const { onHand, held, committed, free, isHeld, isCommitted, gone } = row;
      const left = units - gone;
      const expected = {
        onHand: left,
        held: isHeld,
        committed: isCommitted,
        free: left - isHeld - isCommitted,
      };
      assert.deepEqual({ onHand, held, committed, free }, expected, `goods ${variantId}`);
    }
  }
}

/** The counters of a variant, all locations together. */
export async function stockOf({ sql }: Pick<ChaosShop, 'sql'>, variantId: string): Promise<Stock> {
  const [stock] = await sql<Stock>(
    `select sum(on_hand)::int as "onHand", sum(held)::int as held, sum(committed)::int as committed,
       sum(free)::int as free from catalog.stock where variant_id = $1`,
    variantId,
  );
  assert.ok(stock, variantId);
  return stock;
}
