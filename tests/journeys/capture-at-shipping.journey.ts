// topologies: one-process, replicated
// shop: shared
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import type { Client } from '../../apps/client/client.ts';
import { askDatabase } from '../support/ask-database.ts';
import { answerOf, checkOut, findVariant, followOrder, goodCard, readyCart } from '../support/shopper.ts';
import { runSouk, startTestShop, type TestShop } from '../support/start-test-shop.ts';

const credentials = { SOUK_EMAIL: 'owner@souk.example', SOUK_PASSWORD: 'souk-owner-demo' };
/** In that time a change of a setting is in every process. */
const takenOverMs = 2000;

let shop: TestShop;
let owner: Client;
before(async () => {
  shop = await startTestShop();
  const { sessionToken } = answerOf(
    await shop.api.user.signIn({ email: credentials.SOUK_EMAIL, password: credentials.SOUK_PASSWORD }),
  );
  owner = shop.clientWith({ 'souk-session': sessionToken });
  await config('set', 'order.captureGb', 'at shipping');
});
after(async () => {
  await config('undo', 'order.captureGb');
  await shop.stop();
});

/** Runs `souk config` as the owner, and waits until every process goes by it. */
async function config(...words: string[]): Promise<void> {
  const { code, output } = await runSouk(shop.folder, ['config', ...words], credentials);
  assert.equal(code, 0, output);
  await delay(takenOverMs);
}

/** An order of so many mugs whose money is held. */
async function sold(quantity: number) {
  const { variant } = await findVariant(shop.api, 'mug');
  const cart = await readyCart(shop.api, variant.variantId, { quantity });
  const order = answerOf(await checkOut(shop.api, cart));
  assert.deepEqual([order.state, order.payment.state], ['authorised', 'authorised']);
  const lineId = order.lines[0]?.lineId ?? '';
  return { order, orderId: order.orderId, lineId, totalMinor: order.totals.total.amountMinor };
}

const ship = (orderId: string, lineId: string, quantity: number) =>
  owner.order.ship({
    orderId,
    reference: crypto.randomUUID(),
    carrier: 'Royal Mail',
    lines: [{ lineId, quantity }],
  });

/** What payment has taken and given back of an order, still holds of it, and what its buyer owes by the ledger. */
async function books(orderId: string) {
  const { attempts } = answerOf(await owner.payment.listPayments({ orderId }));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const [ledger] = await inDatabase(
    `select (select coalesce(sum(e.amount_minor), 0) from payment.ledger_entry e
         join payment.ledger_transaction t using (transaction_id) left join payment.attempt a using (attempt_id)
         where e.account = 'receivable' and $1 in (t.order_id, a.order_id)) as owed,
       (select sum(case state when 'voided' then 0 else amount_minor - captured_minor - voided_minor end)
         from payment.attempt where order_id = $1) as held`,
    orderId,
  );
  return {
    takenMinor: sum(attempts.map(({ capturedMinor }) => capturedMinor)),
    backMinor: sum(attempts.map(({ refundedMinor }) => refundedMinor)),
    owedMinor: Number(ledger?.['owed']),
    heldMinor: Number(ledger?.['held']),
    states: attempts.map(({ state }) => state),
  };
}

/** Asks the shop's database as its owner. */
const inDatabase = (sql: string, ...values: string[]) =>
  askDatabase<Record<string, string>>(shop.folder, sql, values);

async function followBooks(orderId: string, isDone: (known: Awaited<ReturnType<typeof books>>) => boolean) {
  for (let waitedMs = 0; ; waitedMs += 200) {
    const known = await books(orderId);
    if (isDone(known)) return known;
    assert.ok(waitedMs < 30_000, JSON.stringify(known));
    await delay(200);
  }
}

test('capture at shipping: each parcel takes its share, the last one the rest, and the books are even', async () => {
  const { order, orderId, lineId, totalMinor } = await sold(3);
  const placed = await books(orderId);
  assert.deepEqual([placed.takenMinor, placed.owedMinor, placed.states], [0, 0, ['authorised']]);
  const unitMinor = order.lines[0]?.unitPrice.amountMinor ?? 0;
  answerOf(await ship(orderId, lineId, 1));
  const partly = answerOf(await owner.order.getOrder({ orderId }));
  assert.deepEqual([partly.state, partly.payment.state, partly.fulfilment], ['paid', 'part-paid', 'part']);
  await followBooks(orderId, ({ takenMinor, owedMinor }) => {
    return takenMinor === totalMinor - 2 * unitMinor && owedMinor === 2 * unitMinor;
  });
  answerOf(await ship(orderId, lineId, 2));
  const sent = answerOf(await owner.order.getOrder({ orderId }));
  assert.deepEqual([sent.payment.state, sent.fulfilment], ['paid', 'shipped']);
  await followBooks(orderId, ({ takenMinor, owedMinor }) => takenMinor === totalMinor && owedMinor === 0);
  assert.equal((await books(orderId)).heldMinor, 0);
  const { documents } = answerOf(await owner.order.listDocuments({ orderId }));
  assert.deepEqual(
    documents.map(({ kind, total }) => [kind, total.amountMinor]),
    [['invoice', totalMinor]],
  );
});

test('capture at shipping: what is taken out before it goes is let go, and what was sent is given back', async () => {
  const { order, orderId, lineId, totalMinor } = await sold(3);
  answerOf(await ship(orderId, lineId, 1));
  const unitMinor = order.lines[0]?.unitPrice.amountMinor ?? 0;
  const refund = (quantity: number, goods: 'restock' | 'keep') =>
    owner.order.refundLines({
      orderId,
      reference: crypto.randomUUID(),
      reason: 'the buyer called',
      lines: [{ lineId, quantity, goods }],
    });
  const out = answerOf(await refund(2, 'restock'));
  assert.deepEqual([out.state, out.waived?.amountMinor], ['succeeded', 2 * unitMinor]);
  answerOf(await refund(1, 'keep'));
  const known = await followBooks(
    orderId,
    ({ backMinor, owedMinor }) => backMinor === unitMinor && owedMinor === 0,
  );
  assert.equal(known.takenMinor, totalMinor - 2 * unitMinor);
  await followBooks(orderId, ({ heldMinor }) => heldMinor === 0);
});

test('capture at shipping: an order that is cancelled before it is sent is let go, and nothing is refunded', async () => {
  const { order, orderId } = await sold(2);
  const { orderKey } = order;
  const cancelled = await shop.api.order.cancelOrder({ orderId, ...(orderKey ? { orderKey } : {}) });
  assert.equal(answerOf(cancelled).state, 'cancelled');
  const known = await followBooks(orderId, ({ states }) => states.every((state) => state === 'voided'));
  assert.deepEqual([known.takenMinor, known.backMinor, known.owedMinor], [0, 0, 0]);
  assert.equal((await books(orderId)).heldMinor, 0);
});

test('capture at shipping: ten parcels at once take the total once', async () => {
  const { orderId, lineId, totalMinor } = await sold(10);
  const sent = await Promise.all(Array.from({ length: 10 }, () => ship(orderId, lineId, 1)));
  for (const each of sent) answerOf(each);
  const { takenMinor } = await followBooks(orderId, ({ owedMinor }) => owedMinor === 0);
  assert.equal(takenMinor, totalMinor);
});

test('capture at shipping: a buyer whose bank asks first is followed until the money is held', async () => {
  const { variant } = await findVariant(shop.api, 'mug');
  const cart = await readyCart(shop.api, variant.variantId);
  const slow = { ...goodCard, number: '4000000000005027' };
  const waiting = answerOf(await checkOut(shop.api, cart, slow));
  const held = await followOrder(shop.api, waiting, ({ state }) => state === 'authorised');
  // The money is held a moment before the goods are set aside.
  const lineId = held.lines[0]?.lineId ?? '';
  let sent = await ship(held.orderId, lineId, 1);
  const isTooEarly = () => !sent.isOk && sent.problem.code === 'order-state';
  for (let tries = 0; tries < 40 && isTooEarly(); tries += 1) {
    await delay(250);
    sent = await ship(held.orderId, lineId, 1);
  }
  answerOf(sent);
  const { takenMinor } = await followBooks(held.orderId, ({ owedMinor, takenMinor: taken }) => {
    return taken > 0 && owedMinor === 0;
  });
  assert.equal(takenMinor, held.totals.total.amountMinor);
});

test('capture at shipping: the auditor finds nothing', async () => {
  assert.deepEqual(await shop.audit(), []);
});
