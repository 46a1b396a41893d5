// topologies: one-process
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectToDatabase } from '../support/connect-to-database.ts';
import { answerOf, checkOut, findVariant, readyCart } from '../support/shopper.ts';
import { runSouk, startTestShop, type TestShop } from '../support/start-test-shop.ts';

const owner = { SOUK_EMAIL: 'owner@souk.example', SOUK_PASSWORD: 'souk-owner-demo' };

let shop: TestShop;
before(async () => {
  shop = await startTestShop();
});
after(() => shop.stop());

/** A command's answer as JSON, with its exit code. */
async function ask(words: string, environment: Record<string, string> = {}) {
  const { code, output } = await runSouk(shop.folder, words.split(' '), environment);
  assert.match(output, /^[[{]/, output);
  return { code, answer: JSON.parse(output) as Record<string, unknown> };
}

/** Runs SQL as the owner of the shop's database. */
async function inDatabase(...statements: string[]): Promise<void> {
  const client = await connectToDatabase(shop.folder);
  for (const statement of statements) await client.query(statement);
  await client.end();
}

test('every command tells its help, and a wrong use is told with exit code 2', async () => {
  const { code, output } = await shop.souk('--help');
  assert.equal(code, 0);
  const names = [...output.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name = '']) => name);
  assert.deepEqual(names, [
    'start',
    'stop',
    'restart',
    'status',
    'doctor',
    'migrate',
    'seed',
    'logs',
    'events',
    'audit',
    'orders',
    'measure',
    'pace',
    'replay',
    'import',
    'export',
    'config',
  ]);
  for (const name of names) {
    const help = await shop.souk(name, '--help');
    assert.equal(help.code, 0, name);
    assert.match(help.output, new RegExp(`^souk ${name}`));
    assert.match(help.output, /Exit codes: /, name);
    const wrong = await shop.souk(name, '--no-such-option');
    assert.equal(wrong.code, 2, `${name}: ${wrong.output}`);
    assert.match(wrong.output, /Unknown option '--no-such-option'/);
    assert.doesNotMatch(wrong.output, /at .*\.ts:\d/, 'no stack');
  }
  assert.equal((await shop.souk('fly')).code, 2);
});

test('doctor finds a running shop well, and says what is not', async () => {
  const { code, answer } = await ask('doctor --json');
  assert.equal(code, 0, JSON.stringify(answer));
  const checks = answer['checks'] as { name: string; verdict: string; says: string; advice?: string }[];
  const verdicts = Object.fromEntries(checks.map(({ name, verdict }) => [name, verdict]));
  for (const name of [
    'node',
    'packages',
    'platform',
    'web apps',
    'data folder',
    'data',
    'shop',
    'door',
    'sandbox payment provider',
    'sandbox mailbox',
    'sandbox carrier',
    'database',
    'connections',
    'clock',
    'migrations',
    'settings',
    'events',
  ]) {
    assert.equal(verdicts[name], 'ok', name);
  }
  const provider = (await shop.processes())['payment-provider'];
  assert.ok(provider);
  process.kill(provider, 'SIGSTOP');
  const sick = await ask('doctor --json');
  process.kill(provider, 'SIGCONT');
  assert.equal(sick.code, 1);
  const bad = (sick.answer['checks'] as typeof checks).filter(({ verdict }) => verdict === 'bad');
  assert.deepEqual(
    bad.map(({ name, advice }) => [name, advice]),
    [['sandbox payment provider', 'see why: souk logs --service payment-provider']],
  );
});

test('logs shows what was written of one trace, one service and one level', async () => {
  await inDatabase('alter table catalog.categories rename to categories_away');
  const response = await fetch(`${shop.url}/api/v1/categories?locale=zh-cn`);
  await inDatabase('alter table catalog.categories_away rename to categories');
  assert.equal(response.status, 500);
  const trace = response.headers.get('souk-trace-id');
  assert.ok(trace);
  const raw = await shop.souk('logs', '--trace', trace, '--level', 'error', '--json');
  const lines = raw.output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(
    lines.map(({ traceId, level, process }) => [traceId, level, process]),
    [[trace, 'error', 'shop-1']],
  );
  const shown = await shop.souk('logs', '--trace', trace);
  assert.match(shown.output, new RegExp(`error shop-1 .*listCategories failed.*trace=${trace}\\n$`));
  const database = await shop.souk('logs', '--service', 'postgres', '-n', '500');
  assert.match(database.output, /info {2}postgres .*database system is ready to accept connections/);
  assert.equal((await shop.souk('logs', '--level', 'loud')).code, 2);
});

test('events lists the logs; what is parked is shown, and redriven when its cause is mended', async () => {
  const listed = await ask('events list --name product.changed -n 3 --json');
  assert.deepEqual(
    (listed.answer['events'] as { name: string; service: string }[]).map(({ name, service }) => [
      name,
      service,
    ]),
    Array.from({ length: 3 }, () => ['product.changed', 'catalog']),
  );
  assert.deepEqual(await ask('events parked --json'), { code: 0, answer: { parked: [] } });

  await inDatabase('alter table insight.order_figures rename to figures_away');
  const { variant } = await findVariant(shop.api, 'mug');
  const order = answerOf(await checkOut(shop.api, await readyCart(shop.api, variant.variantId)));
  const parked = await until(async () => {
    const { code, answer } = await ask('events parked --listener insight --json');
    return code === 1 ? (answer['parked'] as { key: string; error: string | null }[]) : undefined;
  });
  assert.ok(parked.some(({ key, error }) => key === order.orderId && error?.includes('order_figures')));

  // While its cause lasts it is parked again; it may be tried again by itself too, so that only now all is certain.
  const redrive = `events redrive --listener insight --key ${order.orderId} --json`;
  assert.deepEqual((await ask(redrive)).answer['redriven'], [
    { service: 'order', listener: 'insight', key: order.orderId },
  ]);
  await inDatabase('alter table insight.figures_away rename to order_figures');
  await until(async () => {
    await ask(redrive);
    return (await ask('events parked --json')).code === 0 ? true : undefined;
  });
});

test('events republish brings the state of a service to its listeners again', async () => {
  const { answer } = await ask('events republish --service catalog --name category.changed --json');
  const [first] = answer['republished'] as { name: string; count: number }[];
  assert.equal(first?.name, 'category.changed');
  assert.ok((first?.count ?? 0) > 10);
  const wrong = await shop.souk('events', 'republish', '--service', 'order', '--name', 'order.paid');
  assert.equal(wrong.code, 2);
  assert.match(wrong.output, /Order\.paid is no state event of order/);
});

test('config lists, sets and takes back settings through the API, by sign-in or key', async () => {
  const listed = await ask('config list --json', owner);
  const byKey = (settings: unknown, key: string) =>
    (settings as { key: string }[]).find((each) => each.key === key);
  assert.deepEqual(byKey(listed.answer['settings'], 'gateway.publicUrl'), {
    key: 'gateway.publicUrl',
    value: shop.url,
    origin: 'environment',
    summary: 'Where shoppers reach the shop.',
    version: 0,
    changedAt: null,
    changedBy: null,
  });
  const set = await runSouk(shop.folder, ['config', 'set', 'order.maxLinesPerCart', '7'], owner);
  assert.match(
    set.output,
    /^order\.maxLinesPerCart = 7\n.*\n {2}from: centre\n {2}version 1, changed by staff:/,
  );
  const local = await ask('config get order.maxLinesPerCart --local --json');
  assert.deepEqual(
    (local.answer['settings'] as { value: unknown }[]).map(({ value }) => value),
    [7],
  );
  const wrong = await runSouk(shop.folder, ['config', 'set', 'order.maxLinesPerCart', 'many'], owner);
  assert.deepEqual([wrong.code, /\/value/.test(wrong.output)], [1, true]);

  const session = answerOf(
    await shop.api.user.signIn({ email: owner.SOUK_EMAIL, password: owner.SOUK_PASSWORD }),
  );
  const staff = shop.clientWith({ 'souk-session': session.sessionToken });
  const made = answerOf(await staff.user.createApiKey({ name: 'settings', permissions: ['config.manage'] }));
  const key = { SOUK_API_KEY: made.secret };
  const undone = await ask('config undo order.maxLinesPerCart --json', key);
  assert.deepEqual(
    (undone.answer['settings'] as { value: unknown; origin: string }[]).map(({ value, origin }) => [
      value,
      origin,
    ]),
    [[50, 'default']],
  );
  const refused = await runSouk(shop.folder, ['config', 'list'], { SOUK_API_KEY: 'sk_nothing' });
  assert.equal(refused.code, 1, refused.output);
  const nobody = await runSouk(shop.folder, ['config', 'list'], {});
  assert.equal(nobody.code, 2);
  assert.match(nobody.output, /Set SOUK_API_KEY, or SOUK_EMAIL and SOUK_PASSWORD; or look with --local/);
});

test('orders lists what is stuck, names what advancing it will do, and does it; audit --repair finds nothing left', async () => {
  const { variant } = await findVariant(shop.api, 'lantern');
  const order = answerOf(await checkOut(shop.api, await readyCart(shop.api, variant.variantId)));
  const { orderId } = order;
  await until(async () => ((await ask('orders stuck --json', owner)).code === 0 ? true : undefined));
  await inDatabase(`update "order".orders set stock = 'held', look_at = null where order_id = '${orderId}'`);
  const stuck = await ask('orders stuck --json', owner);
  const [listed] = stuck.answer['orders'] as { orderId: string; why: string; waitsFor: string }[];
  assert.deepEqual(
    [stuck.code, listed?.orderId, listed?.why, listed?.waitsFor],
    [1, orderId, 'unwatched', 'catalog'],
  );
  const unasked = await runSouk(shop.folder, ['orders', 'advance', orderId], owner);
  assert.equal(unasked.code, 2, unasked.output);
  assert.match(unasked.output, /advance .* Its goods are set aside for good.*\n.*--yes/i);
  const done = await ask(`orders advance ${orderId} --yes --json`, owner);
  assert.deepEqual([done.code, done.answer['state']], [0, 'paid']);
  assert.deepEqual(await ask('orders stuck --json', owner), { code: 0, answer: { orders: [] } });
  await until(async () => ((await ask('audit --repair --yes --json', owner)).code === 0 ? true : undefined));
});

test('migrate shows without a change what a new file would lock, seed adds nothing, and all is sound', async () => {
  assert.deepEqual(await ask('migrate --dry-run --json'), { code: 0, answer: { planned: [] } });
  assert.deepEqual(await ask('migrate --json'), { code: 0, answer: { applied: [] } });
  // As if the last file of the room had not run yet.
  await inDatabase("delete from insight.migration where name = '0002-sales.sql'");
  const { code, answer } = await ask('migrate --dry-run --json');
  const [planned] = answer['planned'] as { schema: string; name: string; problem: string | null }[];
  assert.equal(code, 1);
  assert.deepEqual([planned?.schema, planned?.name], ['insight', 'room/0002-sales.sql']);
  assert.match(planned?.problem ?? '', /already exists/);
  const ran = await shop.souk('migrate');
  assert.equal(ran.code, 1);
  assert.match(ran.output, /^Migration 0002-sales\.sql of insight failed: .* already exists\n$/);
  assert.equal((await shop.souk('seed')).code, 1, 'what is not migrated is not loaded');
});

async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 250) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return assert.fail('it did not come about in half a minute');
}
