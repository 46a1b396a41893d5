import assert from 'node:assert/strict';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { stockOf } from '../../judge.ts';
import { makeRandom } from '../../make-random.ts';
import { checkOutSurely, fillCart, orderOf, someEmail, stockUp, type Placed } from '../../purchase.ts';
import { untilAnswered } from '../../until-answered.ts';
import type { Race } from './settle-races.ts';

type Crowd = { seed: number; units: number; buyers: number; atOnce: number };
type Way = 'card' | 'cancels' | 'expires' | 'two tabs';
type Counted = { cancelled: number; expired: number; refused: number };

/**
 * Many buyers for few units: some pay, some pay and cancel, some let their time run out, some press the button in two
 * tabs. Whoever is told that all is gone asks again while somebody may still give goods back. At the end exactly the units
 * are sold, and nobody was refused while one was left.
 */
export async function raceForUnits(shop: ChaosShop, crowd: Crowd): Promise<Race & Counted> {
  const { seed, units, atOnce } = crowd;
  const [variantId, other] = await stockUp(shop, units);
  const placed: Placed[] = [];
  const counted = { cancelled: 0, expired: 0, refused: 0 };
  const waiting = waysOf(crowd);
  async function queue(): Promise<void> {
    for (let way = waiting.pop(); way; way = waiting.pop()) {
      const bought = await buyOne(shop, variantId, way);
      if (bought) placed.push(bought);
      else counted.refused += 1;
      if (bought && way === 'cancels') counted.cancelled += 1;
      if (bought && way === 'expires') counted.expired += 1;
    }
  }
  await Promise.all(Array.from({ length: atOnce }, queue));
  return {
    ...counted,
    placed,
    goods: { variantIds: [variantId, other], units },
    sellTheRest: () => sellTheRest(shop, { variantId, placed }),
    check: async () => {
      const { free, held, committed } = await stockOf(shop, variantId);
      const all = { free: 0, held: 0, committed: units };
      const words = `seed ${seed}: every unit is sold, once; held: ${await whoHolds(shop, variantId)}`;
      assert.deepEqual({ free, held, committed }, all, words);
    },
  };
}

/** What the buyers of a crowd are up to, in the order in which they come: as many as there are units simply pay. */
function waysOf({ seed, units, buyers }: Crowd): Way[] {
  const random = makeRandom(seed);
  const ways = Array.from({ length: buyers }, (_, index) =>
    index < units ? 'card' : random.pick<Way>(['card', 'card', 'cancels', 'expires', 'two tabs']),
  );
  return random.shuffle(ways);
}

/** One buyer's way through the shop; undefined when all was gone. */
async function buyOne(shop: ChaosShop, variantId: string, way: Way): Promise<Placed | undefined> {
  const email = someEmail();
  const cart = await fillCart(shop.api, [{ variantId, quantity: 1 }], email);
  if (!cart) return undefined;
  const key = uuidv7();
  const tabs = way === 'two tabs' ? [key, uuidv7()] : [key];
  const method = way === 'expires' ? { method: { type: 'redirect' } as const } : {};
  const replies = await Promise.all(
    tabs.map((each) => checkOutSurely(shop.api, cart, { key: each, ...method })),
  );
  const orders = replies.flatMap((reply) => orderOf(reply) ?? []);
  assert.ok(new Set(orders.map(({ orderId }) => orderId)).size <= 1, 'two tabs, one order');
  const [order] = orders;
  if (!order) return undefined;
  const { orderId, orderKey } = order;
  if (way === 'cancels') {
    const gone = await untilAnswered(() => shop.api.order.cancelOrder({ orderId, orderKey }));
    assert.ok(gone.isOk, 'a buyer may cancel what was not sent');
  }
  if (way === 'expires') await expire(shop, orderId);
  return { orderId, orderKey, email, quantity: 1, key };
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

/** The orders that hold a unit which nobody has bought, and why. */
async function whoHolds({ sql }: ChaosShop, variantId: string): Promise<string> {
  const orders = await sql(
    `select o.order_id, o.state, o.stock, o.pay_before, o.look_at,
       (select json_agg(json_build_array(p.state, p.method, p.decline_code)) from "order".payment_attempts p
         where p.order_id = o.order_id) as payments
     from "order".orders o join catalog.reservations r using (order_id)
     where r.state = 'held' and r.order_id in (select order_id from catalog.reservation_lines where variant_id = $1)`,
    variantId,
  );
  return JSON.stringify(orders);
}
