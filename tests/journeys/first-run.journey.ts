// topologies: one-process
// alone: it measures a start and the memory of a shop
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createClient } from '../../apps/client/client.ts';
import { countConnections } from '../support/count-connections.ts';
import { memoryOfTree } from '#runtime/testing/measure-memory.ts';
import { assertNothingLeft, newFolder, runStart, type RunningStart } from '../support/run-start.ts';
import { freePorts } from '../support/free-ports.ts';
import { answerOf, checkOut, findVariant, readyCart } from '../support/shopper.ts';
import { runSouk } from '../support/start-test-shop.ts';
import { startTraffic, type Visit } from '../support/traffic.ts';

const firstRunSeconds = 120;
const nextRunSeconds = 5;
const mostMb = 700;
const mostConnections = 40;

/**
 * The newest 100 orders: what `cli/remote/demo` makes of them, with the four of the demo shop's customer. One of the 24
 * that should have arrived had been given back whole by the books.
 */
const demoStates = {
  cancelled: 6,
  'awaiting-payment': 1,
  'payment-refused': 1,
  'sent none': 39,
  'sent part': 8,
  'sent shipped': 21,
  'sent delivered': 24,
};

let scratch: { path: string; remove: () => void };
let folder: string;
let port: number;
let url: string;
let shop: RunningStart;
before(async () => {
  scratch = await newFolder();
  folder = join(scratch.path, 'shop');
  port = await freePorts();
  url = `http://127.0.0.1:${port}`;
});
after(() => scratch.remove());

/** Waits until it is ready and gives the seconds that it says it took. */
async function secondsUntilReady(start: RunningStart): Promise<number> {
  await start.says('Ctrl-C stops everything.', firstRunSeconds * 1000);
  return Number(/Ready in ([\d.]+) s/.exec(start.output())?.[1]);
}

test('a Ctrl-C while the demo shop is loaded leaves nothing but what was loaded', async () => {
  const start = runStart({ folder, port });
  await start.says('✓ Bringing the database up to date');
  await start.says('Loading the demo shop');
  start.child.kill('SIGINT');
  assert.equal(await start.ended, 130, start.output());
  await assertNothingLeft(folder, port);
});

test('the first run says each long step, the addresses and the sign-ins, and makes no other noise', async () => {
  shop = runStart({ folder, port });
  const seconds = await secondsUntilReady(shop);
  assert.ok(seconds <= firstRunSeconds, `ready in ${seconds} s`);
  const output = shop.output();
  assert.ok(output.startsWith(`Souk · one-process · data in ${folder}\n`));
  for (const words of [
    '✓ Loading the demo shop',
    '✓ Filling the search',
    '✓ Loading 400 recent orders',
    `Storefront   ${url}/en-gb   ${url}/zh-cn\n`,
    `Admin        ${url}/admin\n`,
    `API          ${url}/api\n`,
    `Mailbox      http://127.0.0.1:${port + 2} `,
    `Carrier      http://127.0.0.1:${port + 5} `,
    'owner@souk.example       souk-owner-demo      owner\n',
    'shopper@souk.example     souk-shopper-demo    customer\n',
  ]) {
    assert.ok(output.includes(words), `${words} is missing in:\n${output}`);
  }
  const steps = output.slice(0, output.indexOf('Ready in')).trim().split('\n').slice(1);
  const noise = steps.filter(
    (line) =>
      !/^ {2}[✓…] |^ {4}\d+ of \d+ products$|^ {4}stock of |^ {4}\d+ of (400 invoices|\d+ cancellation lines) /.test(
        line,
      ),
  );
  assert.deepEqual(noise, []);
});

test('all goods are found as soon as it is ready, and a page shows them', async () => {
  const api = createClient({ baseUrl: url });
  const { total } = answerOf(
    await api.insight.searchProducts({ query: 'christmas', locale: 'en-gb', limit: 1 }),
  );
  assert.ok(total > 100, `${total} are found`);
  const page = await fetch(`${url}/zh-cn/search?q=christmas`);
  assert.equal(page.status, 200);
  assert.deepEqual(await runSouk(folder, ['audit', '--json']), { code: 0, output: '{"findings":[]}\n' });
});

test('the demo shop has orders in every state, the newest of the books an hour old', async () => {
  const owner = createClient({ baseUrl: url });
  const { sessionToken } = answerOf(
    await owner.user.signIn({ email: 'owner@souk.example', password: 'souk-owner-demo' }),
  );
  const staff = createClient({ baseUrl: url, headers: { 'souk-session': sessionToken } });
  const states = new Map<string, number>();
  const placedAt: string[] = [];
  const { orders } = answerOf(await staff.order.listOrders({ limit: 100 }));
  for (const { orderId, placedAt: at, customerName } of orders) {
    if (customerName !== 'Sam Shopper') placedAt.push(at);
    const { state, fulfilment } = answerOf(await staff.order.getOrder({ orderId }));
    const name = state === 'paid' ? `sent ${fulfilment}` : state;
    states.set(name, (states.get(name) ?? 0) + 1);
  }
  const ageMs = Date.now() - Date.parse(placedAt[0] ?? '');
  assert.ok(ageMs > 3_600_000 && ageMs < 3_600_000 + firstRunSeconds * 2000, `${ageMs} ms old`);
  assert.deepEqual(placedAt, placedAt.toSorted().toReversed());
  assert.deepEqual(Object.fromEntries(states), demoStates);
  for (const [state, count] of [
    ['requested', 2],
    ['approved', 2],
    ['closed', 2],
  ] as const) {
    const { returns } = answerOf(await staff.order.listReturnsByState({ state, limit: 100 }));
    assert.equal(returns.length, count, state);
  }
  const { reviews } = answerOf(await staff.catalog.listReviewsForStaff({ state: 'waiting' }));
  assert.deepEqual(
    reviews.map(({ title }) => title),
    ['Just right'],
  );
});

test('under load it takes at most 40 connections and 700 MB', async () => {
  const api = createClient({ baseUrl: url });
  const { product, variant } = await findVariant(api, 'mug');
  const buyer: Visit = async ({ api: own }) => {
    const cart = await readyCart(own, variant.variantId);
    answerOf(await checkOut(own, cart));
  };
  const searcher: Visit = async ({ api: own, turn }) => {
    answerOf(await own.insight.searchProducts({ query: `bag ${turn % 7}`, locale: 'en-gb', limit: 20 }));
  };
  const visitor: Visit = ({ get }) => get(`/en-gb/products/${product.slug}`);
  const counting = await countConnections(folder);
  const load = [buyer, searcher, visitor].flatMap((visit) => Array.from({ length: 12 }, () => visit));
  const traffic = startTraffic(url, load, 100);
  await new Promise((resolve) => setTimeout(resolve, 8000));
  const { requests } = await traffic.stop();
  const connections = await counting.stop();
  const { totalMb, byProcess } = memoryOfTree(shop.child.pid ?? 0);
  assert.ok(requests > 200, `${requests} requests`);
  assert.ok(connections.total <= mostConnections, JSON.stringify(connections));
  assert.ok(totalMb <= mostMb, [`${totalMb.toFixed(0)} MB`, ...byProcess].join('\n'));
});

test('the next run is ready within 5 s, and the one before has left nothing', async () => {
  shop.child.kill('SIGINT');
  assert.equal(await shop.ended, 0, shop.output().slice(-2000));
  await assertNothingLeft(folder, port);
  // The quickest of three: what else the machine does at the moment is not ours to promise.
  let quickest = Infinity;
  for (let run = 0; run < 3 && quickest > nextRunSeconds; run += 1) {
    const next = runStart({ folder, port });
    quickest = Math.min(quickest, await secondsUntilReady(next));
    assert.doesNotMatch(next.output(), /Loading the demo shop|Building the web apps/);
    next.child.kill('SIGTERM');
    assert.equal(await next.ended, 0);
    await assertNothingLeft(folder, port);
  }
  assert.ok(quickest <= nextRunSeconds, `the quickest of three starts took ${quickest} s`);
});
