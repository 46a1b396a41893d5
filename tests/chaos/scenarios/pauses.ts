import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { checkOut, goodCard, type Cart } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { judge } from '../judge.ts';
import { checkOutSurely, fillCart, orderOf, someEmail, stockUp, type Placed } from '../purchase.ts';
import { waitForQuiet } from '../wait-for-quiet.ts';

export type PauseReport = { places: number; states: Record<string, number> };

/** What is known of an order: two of these are equal unless something was done to it. */
type Known = { orderId: string; state: string; goods: string; done: string[]; attempts: number };

/** What the catalog keeps for an order that rests in a state. */
const goodsOf: Readonly<Record<string, readonly string[]>> = {
  paid: ['committed'],
  cancelled: ['released', 'never held'],
  'payment-refused': ['held'],
};

/** Where a checkout's process stops as if the machine had frozen it. */
export const pausePlaces = [
  'order.checkout.after-placed',
  'order.checkout.after-reserved',
  'order.checkout.after-started',
  'order.pay-attempt.after-payment',
  'order.mark-paid.after-paid',
] as const;

type PausePlace = (typeof pausePlaces)[number];
type Pauses = { pauseMs: number; places: readonly PausePlace[]; isOver?: () => boolean };

/**
 * Stops the process of a checkout in its middle, for `pauseMs` and until the sweeper of another process has finished or undone the
 * order: meanwhile nobody asks for it again, and goods, money and books are as they must be. Then lets the first one go on as if no
 * time had passed, and has the buyer repeat: nothing doubles. Needs a topology with several order processes. Ends at the next place when
 * its time is over.
 */
export async function pauseCheckouts(
  shop: ChaosShop,
  { pauseMs, places, isOver = () => false }: Pauses,
  onPlace: (place: string) => void = () => {},
): Promise<PauseReport> {
  const units = 100;
  const variantIds = await stockUp(shop, units);
  const placed: Placed[] = [];
  let reached = 0;
  for (const place of places) {
    if (reached > 0 && isOver()) break;
    reached += 1;
    onPlace(place);
    const email = someEmail();
    const cart = await fillCart(shop.api, [{ variantId: variantIds[0], quantity: 1 }], email);
    assert.ok(cart, 'there is enough');
    const key = uuidv7();
    const swept = await whileItStands(shop, { place, cart, key, pauseMs }, async () => {
      await waitForQuiet(shop);
      const known = await knownOf(shop, email);
      placed.push({ orderId: known.orderId, orderKey: '', email, quantity: 1, key });
      await judge(shop, placed, { variantIds, units });
      return known;
    });
    const told = orderOf(await checkOutSurely(shop.api, cart, { key }));
    assert.equal(told?.orderId, swept.orderId, `${place}: the repeat is told of the same order`);
    await waitForQuiet(shop);
    assert.deepEqual(await knownOf(shop, email), swept, `${place}: who went on has changed nothing`);
  }
  return { places: reached, states: await judge(shop, placed, { variantIds, units }) };
}

type Pause = { place: PausePlace; cart: Cart; key: string; pauseMs: number };

/** Has a cart ordered once by a process that stands still at a place, for as long as the work takes, and `pauseMs` at least. */
async function whileItStands<Result>(
  shop: ChaosShop,
  { place, cart, key, pauseMs }: Pause,
  work: () => Promise<Result>,
): Promise<Result> {
  const startMs = performance.now();
  shop.arm(place, 'SIGSTOP');
  const asking = checkOut(shop.api, cart, goodCard, key);
  const pid = await whoStopped(shop);
  try {
    const result = await work();
    await delay(Math.max(0, startMs + pauseMs - performance.now()));
    return result;
  } finally {
    process.kill(pid, 'SIGCONT');
    await asking;
  }
}

/** What became of the only order of an address, which must rest in a state that somebody may leave it in. */
async function knownOf({ sql }: ChaosShop, email: string): Promise<Known> {
  const [known, ...others] = await sql<Known>(
    `select order_id as "orderId", state,
       coalesce((select state from catalog.reservations r where r.order_id = o.order_id), 'never held') as goods,
       (select array_agg(what order by entry_id) from "order".order_timeline t where t.order_id = o.order_id) as done,
       (select count(*)::int from "order".payment_attempts a where a.order_id = o.order_id) as attempts
     from "order".orders o where email = $1`,
    email,
  );
  assert.ok(known && others.length === 0, 'one checkout is one order');
  assert.ok(
    goodsOf[known.state]?.includes(known.goods),
    `${known.goods} goods of an order that is ${known.state}`,
  );
  return known;
}

/** The process that stands still: its state in the process table is T. */
async function whoStopped(shop: ChaosShop): Promise<number> {
  const endMs = performance.now() + 30_000;
  for (;;) {
    for (const pid of Object.values(await shop.processes())) {
      if (/^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return pid;
    }
    assert.ok(performance.now() < endMs, 'no process stopped');
    await delay(100);
  }
}
