import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { firstDay } from '../../domain/sales/first-day.ts';
import { insightService } from '../../service.ts';
import { analyst, anOrderPaid, aProductChanged, aStockMoved, aVariant } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
});
afterEach(async () => {
  assert.deepEqual(await insightService.audit(room.db), []);
  for (const table of ['stock_layers', 'stock_accounts', 'waiting_moves']) {
    await room.db.rows({ name: `test.clear-${table}`, text: `delete from ${table}`, values: [] });
  }
});
after(() => room.close());

const today = dayOf(new Date().toISOString(), 'GBP');
const daysAgo = (days: number) => `${firstDay(today, days + 1)}T12:00:00.000Z`;
const received = (
  variantId: string,
  number: number,
  onHand: number,
  ...parts: (readonly [number, number])[]
) =>
  aStockMoved('received', [
    {
      variantId,
      number,
      onHand,
      received: parts.map(([days, quantity]) => ({ at: daysAgo(days), quantity })),
    },
  ]);
const shipped = (variantId: string, number: number, onHand: number) =>
  aStockMoved('shipped', [{ variantId, number, onHand }]);
const report = async (
  more: { limit?: number; cursor?: string; locationId?: string; unsoldDays?: number } = {},
) => {
  const answer = await room.ask('reportStockAges', { locale: 'en-gb', ...more }, analyst);
  assert.ok('accounts' in answer, JSON.stringify(answer));
  return answer;
};
const quantities = ({ bands }: { bands: { quantity: number }[] }) => bands.map(({ quantity }) => quantity);

test('the oldest go first: seven of two receipts of five are five young and two older ones', async () => {
  // The example of Sellercloud's inventory ageing report: received 45 and 15 days ago, average age 23.57 days.
  const cup = aVariant({ sku: 'CUP' });
  await room.hear(aProductChanged({ slug: 'cup', title: { en: 'Cup', zh: '杯' }, variants: [cup] }));
  const { variantId } = cup;
  await room.hear(received(variantId, 1, 5, [45, 5]));
  await room.hear(received(variantId, 2, 10, [15, 5]));
  await room.hear(shipped(variantId, 3, 7));
  const paidAt = new Date(Date.now() - 60_000).toISOString();
  await room.hear(anOrderPaid(uuidv7(), 885, { paidAt, lines: [[cup, 3, 885]] }));
  room.statements.length = 0;
  const { accounts, currency, nextCursor } = await report();
  assert.deepEqual(room.statements, ['insight.stock-ages.list']);
  assert.deepEqual([currency, nextCursor], ['GBP', null]);
  const [found] = accounts;
  assert.ok(found && accounts.length === 1);
  const { bands, ...rest } = found;
  assert.deepEqual(rest, {
    variantId,
    locationId: 'main',
    sku: 'CUP',
    slug: 'cup',
    title: 'Cup',
    onHand: 7,
    valueMinor: 7 * 295,
    oldestOn: daysAgo(45).slice(0, 10),
    averageAgeDays: 23.57,
    soldQuantity: 3,
    lastSoldOn: dayOf(paidAt, 'GBP'),
    daysLeft: 70,
    sellThrough: 0.3,
  });
  assert.deepEqual(
    bands.map(({ quantity, valueMinor }) => [quantity, valueMinor]),
    [
      [5, 1475],
      [2, 590],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
  );
  const sums = await room.ask('sumStockAges', { locale: 'zh-cn' }, analyst);
  assert.ok('bands' in sums);
  assert.deepEqual(
    [sums.currency, sums.quantity, sums.valueMinor, sums.withoutPrice, quantities(sums)],
    ['CNY', 7, 7 * 2700, 0, [5, 2, 0, 0, 0, 0]],
  );
});

test('a band holds its first and its last day', async () => {
  const variantId = uuidv7();
  const ages = [0, 30, 31, 60, 61, 90, 91, 180, 181, 365, 366, 2000];
  await room.hear(received(variantId, 1, 12, ...ages.map((age) => [age, 1] as const)));
  const { accounts } = await report();
  assert.deepEqual(accounts.map(quantities), [[2, 2, 2, 2, 2, 2]]);
  // Nobody has told yet what it is or costs.
  assert.deepEqual([accounts[0]?.sku, accounts[0]?.valueMinor, accounts[0]?.daysLeft], [null, null, null]);
  const sums = await room.ask('sumStockAges', { locale: 'en-gb' }, analyst);
  assert.ok('bands' in sums);
  assert.deepEqual([sums.quantity, sums.valueMinor, sums.withoutPrice], [12, 0, 12]);
});

test('goods keep their age on the way to another location; what comes back is as new as the day it came', async () => {
  const variantId = uuidv7();
  await room.hear(received(variantId, 1, 10, [200, 4], [40, 6]));
  await room.hear(
    aStockMoved('transferred', [
      { variantId, number: 2, onHand: 4 },
      { variantId, locationId: 'south', number: 1, onHand: 6, fromLocationId: 'main' },
    ]),
  );
  assert.deepEqual((await report({ locationId: 'south' })).accounts.map(quantities), [[0, 2, 0, 0, 4, 0]]);
  assert.deepEqual((await report({ locationId: 'main' })).accounts.map(quantities), [[0, 4, 0, 0, 0, 0]]);
  await room.hear(shipped(variantId, 3, 1));
  await room.hear(aStockMoved('taken-back', [{ variantId, number: 4, onHand: 3 }]));
  assert.deepEqual((await report({ locationId: 'main' })).accounts.map(quantities), [[2, 1, 0, 0, 0, 0]]);
  await room.hear(aStockMoved('counted', [{ variantId, locationId: 'south', number: 2, onHand: 1 }]));
  assert.deepEqual((await report({ locationId: 'south' })).accounts.map(quantities), [[0, 1, 0, 0, 0, 0]]);
});

test('pages go by the oldest goods, each account once, for one statement each', async () => {
  const variantIds = Array.from({ length: 7 }, () => uuidv7());
  for (const [index, variantId] of variantIds.entries()) {
    await room.hear(received(variantId, 1, 1, [index % 3, 1]));
  }
  const all = (await report()).accounts.map(({ variantId }) => variantId);
  assert.deepEqual(all.toSorted(), variantIds.toSorted());
  const seen: string[] = [];
  room.statements.length = 0;
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await report({ limit: 3, ...(cursor ? { cursor } : {}) });
    seen.push(...page.accounts.map(({ variantId }) => variantId));
    cursor = page.nextCursor;
  }
  assert.deepEqual(seen, all);
  assert.equal(room.statements.length, 3);
});

test('dead stock is what lies long enough and was not sold since', async () => {
  const [dead, young, selling] = [aVariant(), aVariant(), aVariant()];
  await room.hear(aProductChanged({ variants: [dead, young, selling] }));
  await room.hear(received(dead.variantId, 1, 5, [100, 5]));
  await room.hear(received(young.variantId, 1, 5, [20, 5]));
  await room.hear(received(selling.variantId, 1, 5, [100, 5]));
  await room.hear(anOrderPaid(uuidv7(), 295, { paidAt: daysAgo(10), lines: [[selling, 1, 295]] }));
  const found = (await report({ unsoldDays: 90 })).accounts;
  assert.deepEqual(
    found.map(({ variantId }) => variantId),
    [dead.variantId],
  );
  assert.deepEqual((await report({ unsoldDays: 10 })).accounts.length, 3);
});

test('a foreign cursor and a stranger are refused', async () => {
  const cases = [
    [await room.ask('reportStockAges', { locale: 'en-gb', cursor: 'WzEsIngiXQ' }, analyst), 'invalid-input'],
    [await room.ask('reportStockAges', { locale: 'en-gb' }), 'sign-in-required'],
    [await room.ask('sumStockAges', { locale: 'en-gb' }), 'sign-in-required'],
  ] as const;
  for (const [answer, code] of cases) assert.equal('refusal' in answer && answer.refusal, code);
});
