import assert from 'node:assert/strict';
import type { ChaosShop } from './chaos-shop.ts';

/** What ends an order's being placed, as its time line calls it. */
const rests = ['paid', 'authorised', 'on-delivery', 'payment-pending', 'payment-refused', 'cancelled'];
const movingSecondsMost = 60;

/** That none of these orders was moving for over a minute between its placing and its first rest. */
export async function judgeMoves(
  { sql }: Pick<ChaosShop, 'sql'>,
  orderIds: readonly string[],
): Promise<void> {
  const slow = await sql<{ orderId: string; seconds: number }>(
    `select * from (
       select order_id as "orderId", extract(epoch from coalesce(
         (select min(at) from "order".order_timeline t where t.order_id = o.order_id and what = any($2)), now()) - placed_at)::int as seconds
       from "order".orders o where order_id = any($1)) as moved where seconds > $3`,
    orderIds,
    rests,
    movingSecondsMost,
  );
  assert.deepEqual(slow, [], `orders were moving for over ${movingSecondsMost} s`);
}
