import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld, refused, type FakeWorld } from '../../testing.ts';
import { fakeAfterSale, type AfterSale } from '../refund/fake-after-sale.ts';
import { returnStaff as staff, returnSteps } from './return-steps.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
let afterSale: AfterSale;
let armed: string | undefined;
let passed: string[] = [];
before(async () => {
  world = aWorld();
  afterSale = fakeAfterSale(world);
  room = await openTestRoom(orderService, {
    neighbours: world.neighbours,
    killPoint: (name) => {
      passed.push(name);
      if (name !== armed) return;
      armed = undefined;
      throw new Error(`killed at ${name}`);
    },
  });
});
beforeEach(() => {
  passed = [];
  armed = undefined;
  world.down.clear();
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const ada = aCustomer();
const { request, approve, receive, returnsOf } = returnSteps((...asked) => room.ask(...asked), ada);

/** Five at 12.50, of which so many were sent. */
async function sent(quantity = 5) {
  const more = { quantity: 5, quote: { free: 50 }, as: ada };
  const { cart: _cart, quote, ...input } = await aReadyCart(room, world, more);
  const { orderId, lines } = accepted(await room.ask('checkout', input, ada));
  const lineId = lines[0]?.lineId ?? '';
  const parcel = { orderId, reference: 'one', carrier: 'Royal Mail', lines: [{ lineId, quantity }] };
  accepted(await room.ask('ship', parcel, staff));
  return { orderId, lineId, variantId: quote.variantId, quote };
}
type Sent = Awaited<ReturnType<typeof sent>>;
/** A return that has arrived. */
async function back(order: Sent, quantity: number, outcome: 'refund' | 'exchange' = 'refund') {
  const returnId = await approve(order, quantity);
  return accepted(await receive(returnId, order.lineId, quantity, { outcome })).returnId;
}
const endLeases = 'update orders set lease_until = now() where lease_until is not null';
const settle = (returnId: string) => room.run('settle-return', { returnId });
const sendExchange = (returnId: string) => room.run('send-exchange', { returnId });
const kept = (orderId: string) =>
  [...world.attempts.values()]
    .filter((attempt) => attempt.orderId === orderId)
    .reduce((sum, { capturedMinor, refundedMinor }) => sum + capturedMinor - refundedMinor, 0);
const booked = (orderId: string) =>
  [...afterSale.returns.values()].filter((each) => each.orderId === orderId);
const refundsOf = async (orderId: string) =>
  accepted(await room.ask('listRefunds', { orderId }, staff)).refunds;
const refund = (order: Sent, reference: string, quantity: number, goods: 'keep' | 'restock' = 'keep') => {
  const { orderId, lineId } = order;
  const lines = [{ lineId, quantity, goods }];
  return room.ask('refundLines', { orderId, reference, lines, reason: 'sorry' }, staff);
};

describe('a return that is refunded', () => {
  test('gives back the share of what arrived, with its goods and a credit note, once', async () => {
    const order = await sent();
    const { orderId, variantId } = order;
    const before = kept(orderId);
    const returnId = await back(order, 2);
    await settle(returnId);
    await settle(returnId);
    assert.equal(before - kept(orderId), 2500);
    const [refunded, ...none] = await refundsOf(orderId);
    assert.deepEqual([refunded?.reason, refunded?.total.amountMinor, none], ['Return 1', 2500, []]);
    assert.deepEqual(booked(orderId), [
      { orderId, lines: [{ variantId, quantity: 2 }], isSellable: true, wereShipped: true },
    ]);
    const [closed] = await returnsOf(orderId);
    assert.deepEqual([closed?.state, closed?.version, closed?.refundId], ['closed', 4, refunded?.refundId]);
    const { timeline } = accepted(await room.ask('getOrder', { orderId }, staff));
    assert.equal(timeline.at(-1)?.why, `Return 1 was settled by ${refunded?.creditNote}.`);
    const moves = (await room.announced()).filter(({ key }) => key === returnId);
    const states = moves.map(({ payload }) => (payload as { state: string }).state);
    assert.deepEqual(states, ['requested', 'approved', 'received', 'closed']);
  });

  test('counts what arrived only, and what is damaged is scrapped', async () => {
    const order = await sent();
    const { orderId, lineId } = order;
    const returnId = await approve(order, 3);
    const bad = { condition: 'damaged', goods: 'restock' } as const;
    assert.equal(refused(await receive(returnId, lineId, 1, bad)), 'value-invalid');
    assert.equal(refused(await receive(returnId, lineId, 4)), 'quantity-limit');
    assert.equal(refused(await receive(returnId, lineId, 0)), 'value-invalid');
    assert.equal((await returnsOf(orderId))[0]?.state, 'approved');
    const first = accepted(await receive(returnId, lineId, 1, { condition: 'damaged', goods: 'scrap' }));
    assert.deepEqual(await receive(returnId, lineId, 3), first);
    assert.deepEqual([first.lines[0]?.received, first.lines[0]?.condition], [1, 'damaged']);
    await settle(returnId);
    assert.equal((await refundsOf(orderId))[0]?.total.amountMinor, 1250);
    assert.equal(booked(orderId)[0]?.isSellable, false);
    accepted(await request(order, 4));
    assert.equal(refused(await request(order, 1)), 'quantity-limit');
  });

  test('leaves what is still to be sent in the order', async () => {
    const order = await sent(3);
    const { orderId } = order;
    assert.equal(refused(await request(order, 4)), 'quantity-limit');
    await settle(await back(order, 3));
    const parcel = { orderId, reference: 'rest', carrier: 'Royal Mail' };
    const rest = accepted(await room.ask('ship', parcel, staff));
    assert.deepEqual(rest.lines, [{ lineId: order.lineId, quantity: 2 }]);
  });

  test('gives back no more than goodwill has left', async () => {
    const order = await sent();
    const { orderId } = order;
    const left = kept(orderId);
    const goodwill = { orderId, reference: 'g', lines: [], goodwillMinor: left - 1000, reason: 'sorry' };
    accepted(await room.ask('refundLines', goodwill, staff));
    await settle(await back(order, 2));
    assert.equal(kept(orderId), 0);
  });

  test('of ten arrivals, settlings and other refunds at once nothing is given back twice', async () => {
    const order = await sent();
    const { orderId, lineId } = order;
    const before = kept(orderId);
    const returnId = await approve(order, 5);
    const work = Array.from({ length: 10 }, (_none, index) => [
      receive(returnId, lineId, 3),
      refund(order, `other ${index}`, 1),
    ]);
    await Promise.all(work.flat());
    await Promise.all(Array.from({ length: 10 }, () => settle(returnId)));
    const refunds = await refundsOf(orderId);
    const units = refunds.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);
    assert.equal(units, 5);
    assert.equal(before - kept(orderId), 5 * 1250);
    const [now] = await returnsOf(orderId);
    const ofReturn = refunds.filter(({ reason }) => reason === 'Return 1');
    assert.equal(ofReturn.length, now?.state === 'closed' ? 1 : 0);
  });

  test('looks again when the order changes while its arrival is noted', async () => {
    const order = await sent();
    const returnId = await approve(order, 1);
    const change = 'update orders set version = version + 1 where order_id = $1';
    const changed = room.db.flight([
      { name: '', text: change, values: [order.orderId] },
      { name: '', text: 'select pg_sleep(0.3)', values: [] },
    ]);
    await setTimeout(50);
    room.statements.length = 0;
    accepted(await receive(returnId, order.lineId, 1));
    await changed;
    assert.equal(room.statements.filter((name) => name === 'order.return.find-returnable').length, 2);
    await settle(returnId);
  });

  for (const place of ['before', 'after-settled', 'after-closed']) {
    test(`is settled once by the repeat after it died at ${place}`, async () => {
      const order = await sent();
      const before = kept(order.orderId);
      const returnId = await back(order, 1);
      armed = `order.settle-return.${place}`;
      await assert.rejects(settle(returnId), /killed at/);
      await settle(returnId);
      assert.equal((await returnsOf(order.orderId))[0]?.state, 'closed');
      assert.equal(before - kept(order.orderId), 1250);
      assert.equal(booked(order.orderId).length, 1);
    });
  }
});

describe('a return that is exchanged', () => {
  test('sends the same goods again for nothing; money stays, and no unit costs more afterwards', async () => {
    const order = await sent();
    const { orderId, variantId } = order;
    const before = kept(orderId);
    const returnId = await back(order, 2, 'exchange');
    await settle(returnId);
    assert.equal((await returnsOf(orderId))[0]?.state, 'received');
    for (const job of [sendExchange, sendExchange, settle, settle, sendExchange]) await job(returnId);
    const [closed] = await returnsOf(orderId);
    assert.deepEqual([closed?.state, closed?.refundId], ['closed', null]);
    const exchange = accepted(await room.ask('getOrder', { orderId: closed?.exchangeOrderId ?? '' }, ada));
    const lines = exchange.lines.map((line) => [line.variantId, line.quantity, line.gross.amountMinor]);
    assert.deepEqual([exchange.state, lines], ['paid', [[variantId, 2, 0]]]);
    assert.equal(kept(orderId), before);
    assert.equal(booked(orderId).length, 1);
    // Three of five are with the buyer; two more have their money here, but no goods.
    assert.equal(refused(await request(order, 4)), 'quantity-limit');
    await settle(await back(order, 3));
    assert.equal(before - kept(orderId), 3 * 1250);
    assert.equal(refused(await refund(order, 'goods', 2, 'restock')), 'quantity-limit');
    accepted(await refund(order, 'money', 2));
    assert.equal(before - kept(orderId), 5 * 1250);
  });

  test('becomes a refund when there are none of the goods', async () => {
    const order = await sent();
    const before = kept(order.orderId);
    const returnId = await back(order, 2, 'exchange');
    world.quotes.set(order.variantId, { ...order.quote, free: 1 });
    await sendExchange(returnId);
    await sendExchange(returnId);
    await settle(returnId);
    const [closed] = await returnsOf(order.orderId);
    assert.deepEqual([closed?.outcome, closed?.state, closed?.exchangeOrderId], ['refund', 'closed', null]);
    assert.equal(before - kept(order.orderId), 2500);
    assert.equal(booked(order.orderId).length, 1);
  });

  test('of ten workers one sends it, and waits for the catalog', async () => {
    const order = await sent();
    const returnId = await back(order, 1, 'exchange');
    world.down.add('catalog.takeBackGoods');
    await Promise.allSettled(Array.from({ length: 10 }, () => sendExchange(returnId)));
    await sendExchange(returnId);
    await assert.rejects(settle(returnId), /could not be booked back yet/);
    world.down.clear();
    await Promise.allSettled(Array.from({ length: 10 }, () => settle(returnId)));
    const { orders } = accepted(await room.ask('listMyOrders', {}, ada));
    const [closed] = await returnsOf(order.orderId);
    assert.equal(closed?.state, 'closed');
    const free = orders.filter(({ totals }) => totals.total.amountMinor === 0);
    assert.equal(free.filter(({ orderId }) => orderId === closed.exchangeOrderId).length, 1);
    assert.equal(booked(order.orderId).length, 1);
  });

  test('is not sent when another worker has given its money back meanwhile', async () => {
    const order = await sent();
    const returnId = await back(order, 1, 'exchange');
    const text = `update returns set outcome = 'refund', version = version + 1 where return_id = $1`;
    world.before.set('catalog.reserve', () => room.db.rows({ name: '', text, values: [returnId] }));
    await sendExchange(returnId);
    world.before.delete('catalog.reserve');
    await settle(returnId);
    const [closed] = await returnsOf(order.orderId);
    assert.deepEqual([closed?.state, closed?.outcome, closed?.exchangeOrderId], ['closed', 'refund', null]);
    const { orders } = accepted(await room.ask('listMyOrders', {}, ada));
    assert.equal(orders[0]?.state, 'cancelled');
    assert.equal(world.reservations.get(orders[0].orderId)?.state, 'released');
  });

  test('is not refunded when another worker that died has sent it meanwhile', async () => {
    const order = await sent();
    const returnId = await back(order, 1, 'exchange');
    world.before.set('catalog.quote', async () => {
      world.before.delete('catalog.quote');
      armed = 'order.send-exchange.after-placed';
      await assert.rejects(sendExchange(returnId), /killed at/);
      world.quotes.set(order.variantId, { ...order.quote, free: 0 });
    });
    await assert.rejects(sendExchange(returnId), /exchange-placed/);
    await sendExchange(returnId);
    await settle(returnId);
    const [closed] = await returnsOf(order.orderId);
    assert.deepEqual([closed?.state, closed?.outcome], ['closed', 'exchange']);
    assert.deepEqual(await refundsOf(order.orderId), []);
  });

  test('is sent once by the repeat after it died anywhere', async () => {
    const whole = await back(await sent(), 1, 'exchange');
    passed = [];
    await sendExchange(whole);
    const places = new Set(passed);
    assert.ok(places.size > 5);
    for (const place of places) {
      const order = await sent();
      const returnId = await back(order, 1, 'exchange');
      armed = place;
      await sendExchange(returnId).catch((error: Error) => assert.match(error.message, /killed at/));
      assert.equal(armed, undefined, place);
      await room.db.rows({ name: '', text: endLeases, values: [] });
      await sendExchange(returnId);
      await settle(returnId);
      const [closed] = await returnsOf(order.orderId);
      assert.deepEqual([closed?.state, closed?.outcome], ['closed', 'exchange'], place);
      const text = `select count(*)::int as count from draft_orders d join orders o using (order_id)
        where reference = $1 and state <> 'cancelled'`;
      const rows = await room.db.rows({ name: '', text, values: [`exchange ${returnId}`] });
      assert.deepEqual(rows, [{ count: 1 }], place);
    }
  });
});
