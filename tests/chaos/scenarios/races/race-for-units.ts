import assert from 'node:assert/strict';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { stockOf } from '../../judge.ts';
import { makeRandom } from '../../make-random.ts';
import { checkOutSurely, fillCart, orderOf, someEmail, stockUp, type Placed } from '../../purchase.ts';
import { untilAnswered } from '../../until-answered.ts';
import { findFalseRefusals, type Move, type Refused } from './find-false-refusals.ts';
import type { Race } from './settle-races.ts';

type Crowd = { seed: number; units: number; buyers: number; atOnce: number };
type Way = 'card' | 'cancels' | 'expires' | 'two tabs';
type Counted = { cancelled: number; expired: number; refused: number };

/**
 * Many buyers for few units: some pay, some pay and cancel, some let their time run out, some press the button in two
 * tabs. Those who were told that all is gone ask again when nothing is held any more. At the end exactly the units are sold, and
 * nobody was ever refused while one was free.
 */
export async function raceForUnits(shop: ChaosShop, crowd: Crowd): Promise<Race & Counted> {
  const { seed, units, atOnce } = crowd;
  const [variantId, other] = await stockUp(shop, units);
  const placed: Placed[] = [];
  const refused: Refused[] = [];
  const counted = { cancelled: 0, expired: 0 };
  const waiting = waysOf(crowd);
  async function queue(): Promise<void> {
    for (let way = waiting.pop(); way; way = waiting.pop()) {
      const fromMs = Date.now();
      const bought = await buyOne(shop, variantId, way);
      if (bought) placed.push(bought);
      else refused.push({ fromMs, toMs: Date.now() });
      if (bought && way === 'cancels') counted.cancelled += 1;
      if (bought && way === 'expires') counted.expired += 1;
    }
  }
  await Promise.all(Array.from({ length: atOnce }, queue));
  return {
    ...counted,
    refused: refused.length,
    placed,
    goods: { variantIds: [variantId, other], units },
    sellTheRest: () => sellTheRest(shop, { variantId, placed }),
    check: async () => {
      const falsely = findFalseRefusals(refused, await movesOf(shop, variantId), units);
      assert.deepEqual(falsely, [], `seed ${seed}: told that all is gone while a unit was free`);
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

/** One buyer's way through the shop; undefined when all was gone, and fails when they are refused for anything else. */
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
  if (!order) {
    const codes = replies.map((reply) => (reply.isOk ? 'none' : reply.problem.code));
    assert.ok(codes.includes('out-of-stock'), `refused with ${codes.join(' and ')}`);
    return undefined;
  }
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

/** As many as there are units left ask again, and one more: all but one get what cancelled and lapsed orders gave back. */
async function sellTheRest(
  shop: ChaosShop,
  { variantId, placed }: { variantId: string; placed: Placed[] },
): Promise<void> {
  const { free } = await stockOf(shop, variantId);
  const asking = Array.from({ length: free + 1 }, () => buyOne(shop, variantId, 'card'));
  const bought = (await Promise.all(asking)).flatMap((each) => (each ? [each] : []));
  placed.push(...bought);
  assert.equal(bought.length, free, 'as many buy as there were left');
}

/** When units of a variant were taken and given back. */
async function movesOf({ sql }: ChaosShop, variantId: string): Promise<Move[]> {
  return sql<Move>(
    `select extract(epoch from at)::float8 * 1000 as "atMs",
       (case when reason in ('held', 'retaken') then quantity
         when reason in ('released', 'expired', 'cancelled') then -quantity else 0 end)::int as taken
     from catalog.movements where variant_id = $1 and order_id is not null`,
    variantId,
  );
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
