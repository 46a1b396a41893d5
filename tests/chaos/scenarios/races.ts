import assert from 'node:assert/strict';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { goodCard } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { judge, stockOf, type Goods } from '../judge.ts';
import { makeRandom } from '../make-random.ts';
import { buy, checkOutSurely, fillCart, someEmail, stockUp, type Placed } from '../purchase.ts';
import { untilAnswered } from '../until-answered.ts';
import { waitForQuiet } from '../wait-for-quiet.ts';

export type RaceReport = {
  sold: number;
  cancelled: number;
  expired: number;
  refused: number;
  /** For `judge`: what was ordered, and of which goods. */
  placed: Placed[];
  goods: Goods;
};

type Crowd = { seed: number; units: number; buyers: number; atOnce: number };
type Way = 'card' | 'cancels' | 'expires' | 'two tabs';

/**
 * Many buyers for few units: some pay, some pay and cancel, some let their time run out, some press the button in two
 * tabs. Whoever is told that all is gone asks again while somebody may still give goods back. At the end exactly the units
 * are sold, and nobody was refused while one was left.
 */
export async function raceForUnits(shop: ChaosShop, crowd: Crowd): Promise<RaceReport> {
  const { seed, units, buyers, atOnce } = crowd;
  const random = makeRandom(seed);
  const [variantId, other] = await stockUp(shop, units);
  const placed: Placed[] = [];
  const report = { cancelled: 0, expired: 0, refused: 0 };
  const ways = Array.from({ length: buyers }, (_, index) =>
    index < units ? 'card' : random.pick<Way>(['card', 'card', 'cancels', 'expires', 'two tabs']),
  );
  const waiting = random.shuffle(ways);
  const line = { variantId, quantity: 1 };

  async function buyOne(way: Way): Promise<void> {
    const email = someEmail();
    const cart = await fillCart(shop.api, [line], email);
    if (!cart) return void (report.refused += 1);
    const key = uuidv7();
    const tabs = way === 'two tabs' ? [key, uuidv7()] : [key];
    const method = way === 'expires' ? { method: { type: 'redirect' } as const } : {};
    const replies = await Promise.all(
      tabs.map((each) => checkOutSurely(shop.api, cart, { key: each, ...method })),
    );
    const orders = replies.flatMap((reply) => (reply.isOk ? [reply.answer] : []));
    const [order] = orders;
    assert.ok(new Set(orders.map(({ orderId }) => orderId)).size <= 1, 'two tabs, one order');
    if (!order?.orderKey) return void (report.refused += 1);
    const { orderId, orderKey } = order;
    placed.push({ orderId, orderKey, email, quantity: 1, key });
    if (way === 'cancels') {
      const gone = await untilAnswered(() => shop.api.order.cancelOrder({ orderId, orderKey }));
      assert.ok(gone.isOk, 'a buyer may cancel what was not sent');
      report.cancelled += 1;
    }
    if (way === 'expires') {
      await expire(shop, orderId);
      report.expired += 1;
    }
  }
  async function queue(): Promise<void> {
    for (let way = waiting.pop(); way; way = waiting.pop()) await buyOne(way);
  }
  await Promise.all(Array.from({ length: atOnce }, queue));
  await waitForQuiet(shop);
  await sellTheRest(shop, { variantId, placed });
  await waitForQuiet(shop);
  const { free, committed } = await stockOf(shop, variantId);
  assert.deepEqual(
    { free, committed },
    { free: 0, committed: units },
    `seed ${seed}: every unit is sold, once`,
  );
  return { ...report, sold: committed, placed, goods: { variantIds: [variantId, other], units } };
}

/** The deadline of an unpaid order is now. */
async function expire({ sql }: ChaosShop, orderId: string): Promise<void> {
  await sql(
    `update "order".orders set pay_before = now(), look_at = now() where order_id = $1 and pay_before is not null`,
    orderId,
  );
}

/** Sells what cancelled and lapsed orders gave back: nobody may be refused while it is there. */
async function sellTheRest(
  shop: ChaosShop,
  { variantId, placed }: { variantId: string; placed: Placed[] },
): Promise<void> {
  const { free } = await stockOf(shop, variantId);
  const left = Array.from({ length: free }, async () => {
    const email = someEmail();
    const cart = await fillCart(shop.api, [{ variantId, quantity: 1 }], email);
    assert.ok(cart, 'refused though there was one left');
    const key = uuidv7();
    const reply = await checkOutSurely(shop.api, cart, { key });
    assert.ok(reply.isOk && reply.answer.state === 'paid', 'refused though there was one left');
    const { orderId } = reply.answer;
    placed.push({ orderId, orderKey: reply.answer.orderKey ?? '', email, quantity: 1, key });
  });
  await Promise.all(left);
}

/** Orders that share two variants, in opposite order of their lines: as many are sold as there are, and no one hangs. */
export async function raceForSharedGoods(
  shop: ChaosShop,
  { seed, units, buyers }: Omit<Crowd, 'atOnce'>,
): Promise<void> {
  const random = makeRandom(seed);
  const [first, second] = await stockUp(shop, units);
  const carts = await Promise.all(
    Array.from({ length: buyers }, () => {
      const both = random.shuffle([first, second]).map((variantId) => ({ variantId, quantity: 1 }));
      return fillCart(shop.api, both, someEmail());
    }),
  );
  const replies = await Promise.all(
    carts.flatMap((cart) => (cart ? [checkOutSurely(shop.api, cart, { key: uuidv7() })] : [])),
  );
  await waitForQuiet(shop);
  assert.equal(replies.filter(({ isOk }) => isOk).length, Math.min(units, buyers));
  for (const variantId of [first, second]) {
    const { free, committed } = await stockOf(shop, variantId);
    assert.deepEqual(
      { free, committed },
      { free: Math.max(0, units - buyers), committed: Math.min(units, buyers) },
    );
  }
}

/** Payments of which the provider tells three times, all at once: each is captured, booked and told once. */
export async function raceOfWebhooks(shop: ChaosShop, payments: number): Promise<void> {
  const [variantId, other] = await stockUp(shop, payments);
  const toldThrice = { ...goodCard, number: '4000000000005043' };
  const bought = await Promise.all(
    Array.from({ length: payments }, () => buy(shop.api, [{ variantId, quantity: 1 }], toldThrice)),
  );
  await waitForQuiet(shop);
  const placed = bought.flatMap((each) => (each ? [each] : []));
  const states = await judge(shop, placed, { variantIds: [variantId, other], units: payments });
  assert.deepEqual(states, { paid: payments });
}
