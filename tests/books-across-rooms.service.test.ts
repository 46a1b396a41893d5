import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { BreachValue } from '#contracts/insight/breach.ts';
import { isRefusal } from '#contracts/refusals.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { insightService } from '../services/insight/service.ts';
import { act } from './stories/act.ts';
import { openAuditor, type Auditor } from './stories/open-auditor.ts';
import { openStoryShop, staff, type StoryShop } from './stories/open-story-shop.ts';
import type { BookedOrder, StoryBook } from './stories/story-book.ts';

let shop: StoryShop;
let auditor: Auditor;
const lines: { message: string; fields: Record<string, unknown> }[] = [];
before(async () => {
  shop = await openStoryShop();
  const error = (message: string, fields = {}) => void lines.push({ message, fields });
  auditor = await openAuditor(shop, { debug() {}, info() {}, warn() {}, error });
  await auditor.recount();
});
beforeEach(() => lines.splice(0));
after(async () => {
  await auditor.close();
  await shop.close();
});

/** An order of one variant that is paid, with the goods set aside and all that was told of it heard. */
async function aPaidOrder(): Promise<BookedOrder & { variantId: string }> {
  const variantId = await shop.stock(1250, 12);
  const book: StoryBook = {
    variants: new Map([[variantId, { priceMinor: 1250, received: 12, scrapped: 0 }]]),
    coupon: 'NONE',
    carts: [],
    orders: [],
  };
  await act(shop, book, { does: 'buy', which: 4, some: 2 });
  const [order] = book.orders;
  assert.ok(order?.isPaid);
  for (let step = 0; step < 20; step += 1) await shop.bring(0);
  assert.deepEqual(about(await auditor.audit(), order.orderId, variantId), []);
  return { ...order, variantId };
}

/** What was found of these things. */
const about = (found: readonly BreachValue[], ...ids: string[]) => found.filter(({ id }) => ids.includes(id));

/** A minute goes by, as the auditor counts it. */
async function aMinuteLater() {
  await auditor.sql(`update breaches set since = since - interval '61 s'`);
  return auditor.audit();
}
/** More than a minute goes by for an order in which nothing happens to it. */
async function aMinuteOlder(orderId: string) {
  for (const text of [
    `update orders set placed_at = placed_at - interval '61 s' where order_id = $1`,
    `update order_timeline set at = at - interval '61 s' where order_id = $1`,
    `update payment_attempts set changed_at = changed_at - interval '61 s' where order_id = $1`,
    `update event_log set occurred_at = occurred_at - interval '61 s' where key = $1::text`,
  ])
    await shop.sql('order', text, orderId);
}
const toldOf = (breach: string) => lines.filter(({ fields }) => fields['breach'] === breach);
/** The one of these that is of a kind; what is asked for when it is to be repaired. */
function oneOf(found: readonly BreachValue[], kind: string) {
  const one = found.find(({ breach }) => breach === kind);
  assert.ok(one, `no ${kind} among ${namesOf(found).join(', ')}`);
  const { room, rule, id } = one;
  return { room, rule, id };
}
const namesOf = (found: readonly { breach: string; id: string }[]) =>
  found.map(({ breach, id }) => `${breach} ${id}`).toSorted();

describe('books of rooms that differ', () => {
  test('a cancelled order that kept its money and goods: told after a minute with its id, repaired, recorded, silent', async () => {
    const { orderId } = await aPaidOrder();
    await shop.sql(
      'order',
      `with told as (insert into event_log (event_id, name, key, version, payload, traceparent) select gen_random_uuid(), 'order.cancelled',
         order_id::text, version + 1, jsonb_build_object('orderId', order_id, 'wasPaid', true, 'paidAt', to_char(paid_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
         'total', jsonb_build_object('amountMinor', total_minor, 'currency', currency)), '00-00000000000000000000000000000001-0000000000000001-01'
         from orders where order_id = $1),
       paid as (update payment_attempts set state = 'returned' where order_id = $1)
       update orders set state = 'cancelled', cancelled_at = now(), version = version + 1, stock = 'returned',
         ship_before = null where order_id = $1`,
      orderId,
    );
    const books = (await auditor.audit()).filter(({ id }) => id === orderId);
    assert.deepEqual(namesOf(books), [`books-money ${orderId}`, `books-stock ${orderId}`]);
    assert.deepEqual([...new Set(books.map(({ isTold }) => isTold))], [false], 'it may be under way');
    assert.deepEqual(toldOf('books-money'), []);
    const told = (await aMinuteLater()).filter(({ id }) => id === orderId);
    assert.deepEqual([...new Set(told.map(({ isTold }) => isTold))], [true]);
    const [line] = toldOf('books-money');
    assert.deepEqual(
      [line?.message, line?.fields['ids'], line?.fields['runbook'], line?.fields['repair']],
      ['what must hold does not', [orderId], 'docs/runbooks/books-money.md', 'advance-order'],
    );
    const measured = (await insightService.measure?.(auditor.insight.db)) ?? [];
    const valueOf = (breach: string) => measured.find(({ labels }) => labels['breach'] === breach)?.value;
    assert.deepEqual([valueOf('books-money'), valueOf('books-stock'), valueOf('ledger')], [1, 1, 0]);
    const wanted = oneOf(told, 'books-money');
    const answer = await auditor.insight.ask('repairBreach', wanted, staff);
    assert.ok(!isRefusal(answer), JSON.stringify(answer));
    assert.equal(answer.isMended, true);
    assert.match(answer.after, /cancelled, payment refunded/);
    assert.deepEqual(
      await shop.sql('catalog', 'select state from reservations where order_id = $1', orderId),
      [{ state: 'released' }],
    );
    assert.deepEqual(about(await auditor.audit(), orderId), []);
    const repairs = await auditor.insight.ask('listRepairs', {}, staff);
    const [repair] = isRefusal(repairs) ? [] : repairs.repairs;
    assert.deepEqual([repair?.breach, repair?.id], ['books-money', orderId]);
    assert.match(repair?.who ?? '', /^staff:/);
    assert.match(repair?.before ?? '', /kept by payment/);
    assert.match(repair?.after ?? '', /^mended: /);
    assert.ok(repair?.doneAt);
  });

  test('what is under way explains a difference for a minute: what takes longer is told', async () => {
    const { orderId } = await aPaidOrder();
    await shop.sql('catalog', `update reservations set state = 'held' where order_id = $1`, orderId);
    await shop.sql(
      'order',
      `update orders set stock = 'held', look_at = now() + interval '1 h' where order_id = $1`,
      orderId,
    );
    await auditor.sql(`insert into breaches (room, rule, id, detail, found_by) values
      ('insight', 'goods are reserved for an order that wants them', '${orderId}', 'planted', 'books')`);
    const found = (await aMinuteLater()).filter(({ id }) => id === orderId);
    assert.deepEqual(
      found.map(({ openBecause, isTold }) => [openBecause, isTold]),
      [['its goods are being set aside', false]],
    );
    await aMinuteOlder(orderId);
    const late = about(await auditor.audit(), orderId);
    assert.deepEqual(namesOf(late), [`books-stock ${orderId}`, `order-moving ${orderId}`]);
    assert.deepEqual(
      late.map(({ openBecause }) => openBecause),
      [null, null],
    );
    const told = about(await aMinuteLater(), orderId);
    assert.deepEqual(
      told.map(({ isTold }) => isTold),
      [true, true],
    );
    assert.deepEqual(
      toldOf('order-moving').map(({ fields }) => [fields['ids'], fields['runbook'], fields['repair']]),
      [[[orderId], 'docs/runbooks/order-moving.md', 'advance-order']],
    );
    await shop.sql('catalog', `update reservations set state = 'committed' where order_id = $1`, orderId);
    await shop.sql(
      'order',
      `update orders set stock = 'committed', look_at = null where order_id = $1`,
      orderId,
    );
    assert.deepEqual(
      (await auditor.audit()).filter(({ id }) => id === orderId),
      [],
    );
  });

  test('a refused refund and a dispute explain their own sum, and blind nobody for the rest', async () => {
    const { orderId } = await aPaidOrder();
    const refundId = uuidv7();
    await shop.sql(
      'order',
      `insert into refunds (refund_id, order_id, reference, input_hash, credit_note, attempt_id, amount_minor, tax_minor,
         shipping_minor, shipping_tax_minor, goodwill_minor, reason, refunded_at, goods, restock_id, scrap_id, state)
       select $2, order_id, 'planted', 'h', 'CN-planted', attempt_id, 5, 0, 0, 0, 5, 'planted', now(), 'none', uuidv7(), uuidv7(), 'failed'
       from orders join payment_attempts using (order_id) where order_id = $1`,
      orderId,
      refundId,
    );
    const keep = (minor: number) =>
      shop.sql('order', 'update orders set refunded_minor = $2 where order_id = $1', orderId, minor);
    const ofMoney = async () =>
      about(await auditor.audit(), orderId)
        .filter(({ breach }) => breach === 'books-money')
        .map(({ openBecause }) => openBecause);
    const look = `insert into breaches (room, rule, id, detail, found_by) values
      ('insight', 'payment keeps of an order what it comes to', '${orderId}', 'planted', 'books')`;
    await auditor.sql(look);
    await keep(5);
    assert.deepEqual(await ofMoney(), ['a refund was refused by the provider']);
    await keep(6);
    await aMinuteOlder(orderId);
    assert.deepEqual(await ofMoney(), [null], 'one more than was refused');
    await shop.sql('order', 'delete from refunds where refund_id = $1', refundId);
    const dispute = (minor: number) =>
      shop.sql('payment', 'update attempt set disputed_minor = $2 where order_id = $1', orderId, minor);
    await dispute(6);
    assert.deepEqual(await ofMoney(), ['a dispute withholds money']);
    await dispute(5);
    assert.deepEqual(await ofMoney(), [null], 'one more than it withholds');
    await dispute(0);
    await keep(0);
    assert.deepEqual(about(await auditor.audit(), orderId), []);
  });

  test('money and goods of an order that nobody knows are found by the daily recount', async () => {
    const orderId = uuidv7();
    await shop.sql(
      'catalog',
      `with new as (insert into reservations (order_id, state, held_until) values ($1, 'committed', now()) returning order_id)
       insert into reservation_lines (order_id, variant_id, location_id, quantity)
       select order_id, variant_id, location_id, 1 from new, (select * from stock limit 1) s`,
      orderId,
    );
    const found = (await auditor.recount()).filter(({ id }) => id === orderId);
    assert.deepEqual(namesOf(found), [`books-orphan-stock ${orderId}`, `books-recount ${orderId}`]);
    assert.equal(found[0]?.repair, null, 'a person must decide');
    await shop.sql('catalog', 'delete from reservation_lines where order_id = $1', orderId);
    await shop.sql('catalog', 'delete from reservations where order_id = $1', orderId);
    await auditor.recount();
    assert.deepEqual(about(await auditor.audit(), orderId), []);
  });
});

describe('a room that finds a fault', () => {
  test('counters of stock that are not the sums of movements: found, told at once, set right, recorded', async () => {
    const { variantId } = await aPaidOrder();
    await shop.sql('catalog', 'update stock set on_hand = on_hand - 1 where variant_id = $1', variantId);
    const found = about(await auditor.audit(), variantId);
    assert.deepEqual(namesOf(found), [`stock-counters ${variantId}`]);
    const wanted = oneOf(found, 'stock-counters');
    assert.deepEqual(
      toldOf('stock-counters').map(({ fields }) => fields['ids']),
      [[variantId]],
    );
    const answer = await auditor.insight.ask('repairBreach', wanted, staff);
    assert.deepEqual(isRefusal(answer) || answer.isMended, true);
    assert.deepEqual(about(await auditor.audit(), variantId), []);
    const [kept] = await shop.sql<{ before: { onHand: number }[]; after: { onHand: number }[] }>(
      'catalog',
      'select before, after from stock_recounts where variant_id = $1',
      variantId,
    );
    assert.equal((kept?.after[0]?.onHand ?? 0) - (kept?.before[0]?.onHand ?? 0), 1);
    const again = await auditor.insight.ask('repairBreach', wanted, staff);
    assert.equal(isRefusal(again) && again.refusal, 'not-found');
  });

  test('a level that is not what may be ordered: found, told at once, said again as news, recorded', async () => {
    const { variantId } = await aPaidOrder();
    await shop.sql('catalog', `update stock_levels set level = 'out' where variant_id = $1`, variantId);
    const wanted = oneOf(about(await auditor.audit(), variantId), 'stock-told');
    const told = () =>
      shop.sql<{ version: number; free: number }>(
        'catalog',
        `select version, (payload ->> 'free')::int as free from event_log
         where key = $1::text and name = 'stock.changed' order by sequence desc`,
        variantId,
      );
    const before = await told();
    const sumOfVersions = 'select sum(version)::int as version from stock where variant_id = $1';
    const [known] = await shop.sql<{ version: number }>('catalog', sumOfVersions, variantId);
    const answer = await auditor.insight.ask('repairBreach', wanted, staff);
    assert.ok(!isRefusal(answer), JSON.stringify(answer));
    assert.deepEqual([answer.isMended, answer.after], [true, 'in-stock, 9 may be ordered']);
    const [newest, ...others] = await told();
    assert.equal(others.length, before.length);
    assert.equal(newest?.free, 9);
    assert.ok((newest?.version ?? 0) > (known?.version ?? Infinity), 'who listens takes it as news');
    assert.deepEqual(about(await auditor.audit(), variantId), []);
  });

  test('a fault that no event tells of is found by the recount, which says that changes had not shown it', async () => {
    const { orderId } = await aPaidOrder();
    const plant = (minor: number) =>
      shop.sql('order', 'update orders set tax_minor = tax_minor + $2 where order_id = $1', orderId, minor);
    await plant(1);
    assert.deepEqual(about(await auditor.audit(), orderId), [], 'nothing told of it');
    const found = (await auditor.recount()).filter(({ id }) => id === orderId);
    assert.deepEqual(namesOf(found), [
      `books-recount ${orderId}`,
      `order-documents ${orderId}`,
      `order-sums ${orderId}`,
    ]);
    assert.equal(about(await auditor.audit(), orderId).length, found.length, 'it stays until it holds again');
    const wanted = oneOf(found, 'order-sums');
    const answer = await auditor.insight.ask('repairBreach', wanted, staff);
    assert.equal(isRefusal(answer) && answer.refusal, 'value-invalid', 'a person must decide');
    await plant(-1);
    assert.deepEqual(about(await auditor.recount(), orderId), []);
  });

  test('a room that does not answer keeps no other from being audited', async () => {
    const [{ orderId }, { ask }] = [await aPaidOrder(), shop.payment];
    shop.payment.ask = () => Promise.reject(new Error('payment is down'));
    await shop.sql('order', `update orders set stock = 'held' where order_id = $1`, orderId);
    await assert.rejects(auditor.audit(), /not everything could be audited/);
    assert.deepEqual(namesOf(about(await auditor.list(), orderId)), [`order-unwatched ${orderId}`]);
    shop.payment.ask = ask;
    await shop.sql('order', `update orders set stock = 'committed' where order_id = $1`, orderId);
    assert.deepEqual(about(await auditor.audit(), orderId), []);
  });
});
