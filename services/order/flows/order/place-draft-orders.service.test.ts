import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Permission, Subject } from '#contracts/access.ts';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { accepted, aQuote, aWorld, refused, type FakeWorld } from '../../testing.ts';

type Draft = InputTo<'order', 'placeDraftOrders'>['orders'][number];

const staffWith = (...permissions: Permission[]): { subject: Subject } => ({
  subject: { kind: 'staff', staffId: uuidv7(), sessionId: uuidv7(), permissions },
});
const importer = staffWith('orders.read', 'orders.draft', 'orders.import');
const clerk = staffWith('orders.read', 'orders.draft');

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(() => {
  world.calls.length = 0;
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

let references = 0;
/** Two hearts at 2.55 in December 2010 and postage of 18.00. */
function aDraft(more: Partial<Draft> = {}, free = 10): Draft {
  const quote = aQuote({ free });
  world.quotes.set(quote.variantId, quote);
  references += 1;
  return {
    reference: `invoice-${references}`,
    locale: 'en-gb',
    buyer: {},
    lines: [
      { variantId: quote.variantId, quantity: 2, price: { unitPriceMinor: 255, reason: 'as invoiced' } },
      { fee: 'Postage', amountMinor: 1800 },
    ],
    placedAt: '2010-12-01T08:26:00.000Z',
    payment: { method: 'bank-transfer', reference: 'statement 7' },
    ...more,
  };
}
const place = async (orders: Draft[], as = importer) =>
  accepted(await room.ask('placeDraftOrders', { orders }, as)).results;
const count = async (table: 'orders' | 'draft_orders') =>
  (
    await room.db.rows<{ n: number }>({ name: '', text: `select count(*)::int n from ${table}`, values: [] })
  )[0]?.n;
const variantOf = ({ lines: [line] }: Draft) => (line && 'variantId' in line ? line.variantId : '');

test('an old invoice is placed, sold, paid and taxed at the rate of its day', async () => {
  const draft = aDraft();
  const [result] = await place([draft]);
  assert.ok(result?.outcome === 'placed' && result.isNew);
  assert.deepEqual(result.total, { amountMinor: 2310, currency: 'GBP' });
  const order = accepted(await room.ask('getOrder', { orderId: result.orderId }, importer));
  assert.equal(order.state, 'paid');
  assert.equal(order.payment.state, 'paid');
  assert.equal(order.placedAt, '2010-12-01T08:26:00.000Z');
  assert.deepEqual([order.email, order.shippingAddress], [null, null]);
  // 17.5 % until 3 January 2011: 5.10 × 17.5 / 117.5 = 0.7596, 18.00 × 17.5 / 117.5 = 2.6809.
  const lines = order.lines.map(({ title, quantity, gross, tax, taxRateBasisPoints, variantId }) => [
    title,
    quantity,
    gross.amountMinor,
    tax.amountMinor,
    taxRateBasisPoints,
    variantId,
  ]);
  assert.deepEqual(lines, [
    ['White Hanging Heart T-Light Holder', 2, 510, 76, 1750, variantOf(draft)],
    ['Postage', 1, 1800, 268, 1750, null],
  ]);
  assert.deepEqual(
    order.lines.map(({ lineId }) => lineId),
    result.lineIds,
  );
  assert.equal(world.reservations.get(result.orderId)?.state, 'committed');
  const [listed] = accepted(await room.ask('listOrders', {}, importer)).orders.slice(-1);
  assert.equal(listed?.orderId, result.orderId);
  assert.deepEqual(listed.itemCount, 2);
});

test('its events carry the day it was, and nobody is mailed', async () => {
  const draft = aDraft();
  const [result] = await place([draft]);
  assert.ok(result?.outcome === 'placed');
  const told = (await room.announced()).filter(({ key }) => key === result.orderId);
  const attemptId = (told[1]?.payload as { attemptId: string } | undefined)?.attemptId ?? '';
  assert.match(attemptId, /^[0-9a-f-]{36}$/);
  const at = '2010-12-01T08:26:00.000Z';
  const total = { amountMinor: 2310, currency: 'GBP' };
  const placed = { orderId: result.orderId, locale: 'en-gb', total, placedAt: at };
  const line = { variantId: variantOf(draft), quantity: 2, gross: { amountMinor: 510, currency: 'GBP' } };
  const fees = { amountMinor: 1800, currency: 'GBP' };
  // At the 17.5 % of that day: 268 of tax in the fee, 76 in the goods.
  const parts = { shippingMinor: 0, feesMinor: 1532, taxMinor: 344 };
  assert.deepEqual(
    told.map(({ name, payload }) => [name, payload]),
    [
      ['order.placed', placed],
      ['order.paid', { ...placed, customerId: null, attemptId, paidAt: at, fees, parts, lines: [line] }],
    ],
  );
  assert.deepEqual(world.mails, []);
  assert.ok(!room.statements.includes('runtime.jobs.order.add'));
});

test('the same reference finds the same order; another order under it is refused', async () => {
  const draft = aDraft();
  const [first] = await place([draft]);
  const orders = await count('orders');
  const [again] = await place([draft]);
  assert.ok(first?.outcome === 'placed' && again?.outcome === 'placed');
  assert.deepEqual(again, { ...first, isNew: false });
  const [other] = await place([{ ...draft, payment: { method: 'cash' } }]);
  assert.equal(other?.outcome === 'refused' && other.code, 'already-exists');
  assert.equal(await count('orders'), orders);
  assert.equal(
    refused(await room.ask('placeDraftOrders', { orders: [draft, draft] }, importer)),
    'invalid-input',
  );
});

test('each order of a batch stands for itself', async () => {
  const [good, short, unknown, fees] = [aDraft(), aDraft({}, 1), aDraft(), aDraft()];
  world.quotes.delete(variantOf(unknown));
  fees.lines = [{ fee: 'Bank charges', amountMinor: 1500 }];
  const results = await place([good, short, unknown, fees]);
  assert.deepEqual(
    results.map((result) => (result.outcome === 'placed' ? result.total.amountMinor : result.code)),
    [2310, 'out-of-stock', 'variant-not-found', 1500],
  );
  world.quotes.set(variantOf(short), { ...aQuote({ free: 2 }), variantId: variantOf(short) });
  assert.equal((await place([short]))[0]?.outcome, 'placed');
});

test('who sells the last goods first gets them; the other order has not come about', async () => {
  const draft = aDraft({}, 2);
  const twin = { ...draft, reference: `${draft.reference}-twin` };
  const results = await place([draft, twin]);
  const outcomes = results.map((result) => (result.outcome === 'refused' ? result.code : result.outcome));
  assert.deepEqual(outcomes.toSorted(), ['out-of-stock', 'placed']);
  const free = world.quotes.get(variantOf(draft));
  assert.equal(free?.free, 0);
  world.quotes.set(variantOf(draft), { ...aQuote({ free: 2 }), variantId: variantOf(draft) });
  assert.deepEqual(
    (await place([draft, twin])).map(({ outcome }) => outcome),
    ['placed', 'placed'],
  );
});

test('twenty at once with one reference place one order', async () => {
  const draft = aDraft();
  const before = (await count('orders')) ?? 0;
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => room.ask('placeDraftOrders', { orders: [draft] }, importer)),
  );
  const results = answers.flatMap((answer) => ('results' in answer ? answer.results : []));
  assert.equal(results.filter((result) => result.outcome === 'placed' && result.isNew).length, 1);
  assert.equal(results.length, 20);
  assert.equal(await count('orders'), before + 1);
  assert.equal(world.quotes.get(variantOf(draft))?.free, 8);
});

test('what only an import may do is refused to staff, and nothing is written', async () => {
  const before = await count('orders');
  const now = { ...aDraft() };
  delete now.placedAt;
  const cases: [Draft, string][] = [
    [{ ...aDraft(), buyer: { email: 'ada@example.com' } }, 'not-allowed'],
    [
      {
        ...now,
        buyer: { email: 'ada@example.com' },
        payment: { method: 'cash', receivedAt: '2011-01-01T00:00:00Z' },
      },
      'not-allowed',
    ],
    [now, 'invalid-input'],
  ];
  for (const [draft, code] of cases) {
    assert.equal(refused(await room.ask('placeDraftOrders', { orders: [draft] }, clerk)), code);
  }
  const future = new Date(Date.now() + 3_600_000).toISOString();
  const ahead = { orders: [aDraft({ placedAt: future })] };
  assert.equal(refused(await room.ask('placeDraftOrders', ahead, importer)), 'invalid-input');
  assert.equal(refused(await room.ask('placeDraftOrders', { orders: [now] })), 'sign-in-required');
  assert.equal(await count('orders'), before);
});

test('an order that staff take today is confirmed to its buyer by mail', async () => {
  const draft = aDraft({ buyer: { email: 'Ada@Example.com '.trim() } });
  delete draft.placedAt;
  const [result] = await place([draft], clerk);
  assert.ok(result?.outcome === 'placed');
  const mails = world.mails.filter(({ messageKey }) => messageKey === `order-confirmation:${result.orderId}`);
  assert.deepEqual(
    mails.map(({ to }) => to),
    [{ email: 'ada@example.com' }],
  );
  const order = accepted(await room.ask('getOrder', { orderId: result.orderId }, clerk));
  // 20 % today: 5.10 / 6, 18.00 / 6.
  assert.deepEqual(
    order.lines.map(({ tax }) => tax.amountMinor),
    [85, 300],
  );
  assert.ok(order.timeline.every(({ who }) => who.startsWith('staff:')));
});

test('a batch costs three reads and a flight for all, and two flights and two calls for each', async () => {
  const drafts = Array.from({ length: 8 }, () => aDraft());
  room.statements.length = 0;
  await place(drafts);
  // Known references, tax · future, insert, time line, 8 events, read · 8 × (move, attempt, read) · payments ·
  // 8 × (paid, others, attempt, time line, event, invoice, read) · 8 × release.
  assert.equal(room.statements.length, 2 + (4 + 8) + 8 * 3 + 1 + 8 * 7 + 8);
  const calls = Map.groupBy(world.calls, (call) => call);
  assert.deepEqual(
    [...calls].map(([call, times]) => [call, times.length]),
    [
      ['catalog.quote', 1],
      ['catalog.reserve', 8],
      ['payment.recordManualPayments', 1],
      ['catalog.commitReservation', 8],
    ],
  );
});
