import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChaosShop } from '../../chaos-shop.ts';
import { buy, type Placed } from '../../purchase.ts';

/** What ends an order that nobody pays: its own deadline, or that of its goods in the catalog. */
const deadlines = {
  payment: `update "order".orders set pay_before = now() + interval '8 s', look_at = now()
    where order_id = $1 and state = 'awaiting-payment' returning pay_before::text as "endsAt"`,
  goods: `update catalog.reservations set held_until = now() + interval '8 s'
    where order_id = $1 and state = 'held' returning held_until::text as "endsAt"`,
};

export type Deadline = keyof typeof deadlines;

/** The catalog looks at its holds each half minute. */
const lateSecondsMost = 60;

/**
 * Leaves orders unpaid that have 8 seconds left by the clock of the database, one for each of these deadlines, and fails unless each is
 * cancelled then: not before, and not a minute later.
 */
export async function letLapse(
  shop: ChaosShop,
  variantId: string,
  ends: readonly Deadline[],
): Promise<Placed[]> {
  return Promise.all(
    ends.map(async (which) => {
      const placed = await buy(shop.api, [{ variantId, quantity: 1 }], { type: 'redirect' });
      assert.ok(placed, 'there is enough');
      const [deadline] = await shop.sql<{ endsAt: string }>(deadlines[which], placed.orderId);
      assert.ok(deadline, `the ${which} of an unpaid order has a deadline`);
      const lateSeconds = await waitForEnd(shop, placed.orderId, deadline.endsAt);
      const words = `the ${which} ended ${lateSeconds} s after the deadline by the clock of the database`;
      assert.ok(lateSeconds >= 0 && lateSeconds < lateSecondsMost, words);
      return placed;
    }),
  );
}

/** Waits for the end of an order; gives how many seconds after the deadline it was, or is by now. */
async function waitForEnd({ sql }: ChaosShop, orderId: string, endsAt: string): Promise<number> {
  for (;;) {
    const [order] = await sql<{ state: string; lateSeconds: number }>(
      `select state, extract(epoch from coalesce(cancelled_at, now()) - $2::timestamptz)::float8 as "lateSeconds"
       from "order".orders where order_id = $1`,
      orderId,
      endsAt,
    );
    assert.ok(order);
    if (order.state === 'cancelled' || order.lateSeconds > lateSecondsMost) return order.lateSeconds;
    await delay(250);
  }
}
