import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { answerOf } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { everythingIsBack } from '../everything-is-back.ts';
import { judge } from '../judge.ts';
import { makeRandom, type Random } from '../make-random.ts';
import { publicMutations } from '../public-mutations.ts';
import { stockUp } from '../purchase.ts';
import { readRooms, type Held } from '../read-rooms.ts';
import { unstormed } from '../unstormed.ts';
import { untilAnswered } from '../until-answered.ts';
import { waitForQuiet } from '../wait-for-quiet.ts';
import { changeOrdersInStorm } from './duplicates/change-orders-in-storm.ts';
import { describeGoodsInStorm } from './duplicates/describe-goods-in-storm.ts';
import { keepGoodsInStorm } from './duplicates/keep-goods-in-storm.ts';
import { keepPeopleInStorm } from './duplicates/keep-people-in-storm.ts';
import { liveAsCustomerInStorm } from './duplicates/live-as-customer-in-storm.ts';
import { liveOrderInStorm } from './duplicates/live-order-in-storm.ts';
import { reviewInStorm } from './duplicates/review-in-storm.ts';
import { runShopInStorm } from './duplicates/run-shop-in-storm.ts';
import { sendGoodsInStorm } from './duplicates/send-goods-in-storm.ts';
import { setUpInStorm } from './duplicates/set-up-in-storm.ts';
import type { Storm } from './duplicates/storm.ts';
import { takeMoneyInStorm } from './duplicates/take-money-in-storm.ts';
import { tellOthersInStorm } from './duplicates/tell-others-in-storm.ts';

export type DuplicateReport = { requests: number; calls: number; states: Record<string, number> };

/** A request that was sent, and what of its answer may not change. */
type Sent = { name: string; again: () => Promise<unknown>; told: unknown };

/**
 * Lives orders, the staff's day and a customer's, with each request sent 2 to 50 times at once: one effect, and the same answer
 * for all. Every public call that changes something has its turn, but those of `unstormed`. Then everything is sent again after the processes were killed, and again when
 * over a day has passed by the stored time and what is older has been forgotten: the same answer, and no room keeps another thing than
 * before.
 */
export async function sendEverythingAgain(
  shop: ChaosShop,
  seed: number,
  tell: (line: string) => void = () => {},
): Promise<DuplicateReport> {
  const random = makeRandom(seed);
  const units = 100;
  const variantIds = await stockUp(shop, units);
  const { storm, sent, count } = openStorm(random, tell);
  const [order, closeReceiver] = await liveInStorm(shop, storm, variantIds);
  await waitForQuiet(shop);
  tell('everything again, after a crash');
  await killAll(shop, random);
  await repeatAll(shop, sent, 'after a crash');
  tell('everything again, a day later');
  await aDayLater(shop);
  await killAll(shop, random);
  await untilForgotten(shop);
  await repeatAll(shop, sent, 'a day later');
  await countEffects(shop, order);
  await closeReceiver();
  const names = new Set([...sent.map(({ name }) => name), ...Object.keys(unstormed)]);
  assert.deepEqual([...names].toSorted(), publicMutations().toSorted(), 'every call had its turn');
  const placed = { ...order, quantity: 2, key: '' };
  const states = await judge(shop, [placed], { variantIds, units });
  return { requests: count() + 2 * sent.length, calls: sent.length, states };
}

/** What sends requests several times at once, and what it has sent. */
function openStorm(random: Random, tell: (line: string) => void) {
  const sent: Sent[] = [];
  let requests = 0;
  const storm: Storm = async (name, send, keep) => {
    const many = random.pick([2, 3, 10, 50]);
    requests += many;
    tell(`${name}, ${many} times at once`);
    const replies = await Promise.all(Array.from({ length: many }, () => untilAnswered(send)));
    const [first, ...others] = replies.map((reply) => keep(answerOf(reply)));
    for (const other of others) assert.deepEqual(other, first, `${name}, ${many} times at once`);
    const again = async () => keep(answerOf(await untilAnswered(send)));
    sent.push({ name, again, told: first });
    return answerOf(replies[0] as (typeof replies)[number]);
  };
  return { storm, sent, count: () => requests };
}

/** Gives what is to be closed afterwards, if anything. */
type Part = (
  shop: ChaosShop,
  storm: Storm,
  variantIds: [string, string],
) => Promise<(() => Promise<void>) | void>;

/** The parts that stand by themselves: about a tenth of all calls each. */
const parts: readonly Part[] = [
  async (shop, storm, [variantId]) => void (await liveOrderInStorm(shop, storm, variantId)),
  (shop, storm, [variantId]) => changeOrdersInStorm(shop, storm, variantId),
  (shop, storm, [variantId]) => sendGoodsInStorm(shop, storm, variantId),
  (shop, storm, [variantId]) => takeMoneyInStorm(shop, storm, variantId),
  keepGoodsInStorm,
  describeGoodsInStorm,
  setUpInStorm,
  runShopInStorm,
  tellOthersInStorm,
  liveAsCustomerInStorm,
  keepPeopleInStorm,
  (shop, storm, [variantId]) => reviewInStorm(shop, storm, variantId),
];

/**
 * Plays one part of `sendEverythingAgain`, another with another seed, and sends that again when over a day has passed by the stored time;
 * gives the names of the calls.
 */
export async function sendSomeAgain(shop: ChaosShop, seed: number): Promise<string[]> {
  const { storm, sent } = openStorm(makeRandom(seed), () => {});
  const close = await parts[seed % parts.length]?.(shop, storm, await stockUp(shop, 1000));
  await waitForQuiet(shop);
  await aDayLater(shop);
  await repeatAll(shop, sent, 'a day later');
  assert.deepEqual(await shop.audit(), []);
  if (close) await close();
  return sent.map(({ name }) => name);
}

/** Everything that can be asked for; gives the order of which the most is told, and what ends the receiver of webhooks. */
async function liveInStorm(shop: ChaosShop, storm: Storm, variantIds: [string, string]) {
  const order = await liveOrderInStorm(shop, storm, variantIds[0]);
  const [variantId] = await stockUp(shop, 1000);
  await changeOrdersInStorm(shop, storm, variantId);
  await sendGoodsInStorm(shop, storm, variantId);
  await takeMoneyInStorm(shop, storm, variantId);
  await keepGoodsInStorm(shop, storm);
  await describeGoodsInStorm(shop, storm);
  await setUpInStorm(shop, storm);
  await runShopInStorm(shop, storm);
  const closeReceiver = await tellOthersInStorm(shop, storm);
  await liveAsCustomerInStorm(shop, storm, variantIds);
  await keepPeopleInStorm(shop, storm);
  await reviewInStorm(shop, storm, variantId);
  return [order, closeReceiver] as const;
}

/** Sends each request once more: the same answer, and no room keeps another thing than before. */
async function repeatAll(shop: ChaosShop, sent: readonly Sent[], when: string): Promise<void> {
  await waitForQuiet(shop);
  const before = await readRooms(shop);
  for (const { name, again, told } of sent) assert.deepEqual(await again(), told, `${name} ${when}`);
  await waitForQuiet(shop);
  assert.deepEqual(
    differences(before, await readRooms(shop)),
    [],
    `everything again ${when} changes nothing`,
  );
}

function differences(before: Record<string, Held>, after: Record<string, Held>): string[] {
  return Object.entries(after).flatMap(([table, { rows, digest }]) => {
    const was = before[table];
    return was?.digest === digest ? [] : [`${table} had ${was?.rows ?? 0} rows and has ${rows}`];
  });
}

/** Kills every room and the database, in some order. */
async function killAll(shop: ChaosShop, random: Random): Promise<void> {
  for (const pid of random.shuffle(Object.values(await shop.processes()))) process.kill(pid, 'SIGKILL');
  await everythingIsBack(shop);
}

const remembering = ['gateway', 'user', 'catalog', 'order', 'payment'];

/** The stored time of every remembered answer is over a day ago. */
async function aDayLater({ sql }: ChaosShop): Promise<void> {
  for (const room of remembering) {
    await sql(`update "${room}".idempotency set created_at = created_at - interval '24 hours 5 minutes'`);
  }
}

const forgettingMs = 60_000;

/** Waits until each room has forgotten what it must not keep any more, as it does half a minute after its start. */
async function untilForgotten({ sql }: ChaosShop): Promise<void> {
  const old = `'forgotten', 'any', 'old', '', '', now() - interval '3 days', now() - interval '3 days'`;
  for (const room of remembering) {
    await sql(
      `insert into "${room}".idempotency (scope, call, key, hash, holder, lease_until, created_at) values (${old})`,
    );
  }
  const text = remembering
    .map((room) => `select from "${room}".idempotency where scope = 'forgotten'`)
    .join(' union all ');
  const endMs = performance.now() + forgettingMs;
  while ((await sql(text)).length > 0) {
    assert.ok(performance.now() < endMs, 'old answers are not forgotten');
    await delay(500);
  }
}

async function countEffects({ sql }: ChaosShop, order: { orderId: string; email: string }): Promise<void> {
  const [counted] = await sql<Record<string, number>>(
    `select (select count(*)::int from "order".orders where email = $2) as orders,
       (select count(*)::int from "order".shipments where order_id = $1) as shipments,
       (select count(*)::int from "order".returns where order_id = $1) as returns,
       (select count(*)::int from "order".refunds where order_id = $1) as refunds`,
    order.orderId,
    order.email,
  );
  assert.deepEqual(counted, { orders: 1, shipments: 1, returns: 1, refunds: 2 });
}
