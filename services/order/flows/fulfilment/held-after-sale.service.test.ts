import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { isRefusal } from '#contracts/refusals.ts';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import { openTestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld, refused } from '../../testing.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { returnSteps } from '../return/return-steps.ts';
import { fakeHolds } from './fake-holds.ts';
import { heldShop } from './held-shop.ts';

/** A room of a shop that takes money as goods are sent. */
async function openShop() {
  const world = aWorld();
  fakeAfterSale(world);
  const holds = fakeHolds(world);
  const others = defaultSettings();
  const setting: ReadSetting = (key) => (key === 'order.captureGb' ? 'at shipping' : others(key));
  const room = await openTestRoom(orderService, { neighbours: world.neighbours, setting });
  const sql = <Row>(text: string, ...values: unknown[]) => room.db.rows<Row>({ name: '', text, values });
  return {
    ...heldShop(room, world, holds),
    room,
    world,
    holds,
    sql,
    /** An order of so many at 12.50, with 3.95 for delivery, whose money is held. */
    sold: async (quantity: number, as?: { subject: Subject }) => {
      const wish = { quantity, quote: { free: 50 }, ...(as ? { as } : {}) };
      const { cart, quote: _quote, ...input } = await aReadyCart(room, world, wish);
      const { orderId, lines } = accepted(await room.ask('checkout', input, as));
      return { orderId, lineId: lines[0]?.lineId ?? '', totalMinor: cart.totals.total.amountMinor };
    },
    /** Runs the job of every parcel of an order whose money is being taken. */
    runJobs: async (orderId: string) => {
      const text = `select charge_id as "chargeId" from charges where order_id = $1`;
      for (const { chargeId } of await sql<{ chargeId: string }>(text, orderId)) {
        await room.run('send-parcel', { chargeId });
      }
    },
  };
}

let shop: Awaited<ReturnType<typeof openShop>>;
before(async () => {
  shop = await openShop();
});
beforeEach(() => {
  shop.holds.capturing = 'succeeded';
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(shop.room.db), []);
});
after(() => shop.room.close());

const gateway = { subject: { kind: 'system', service: 'gateway', cause: 'test' } } as const;

describe('the invoice of an order whose money is held', () => {
  test('is written with its first parcel, to whom the buyer named, over the whole total', async () => {
    const { cartToken, cart, quote: _quote, ...input } = await aReadyCart(shop.room, shop.world);
    const invoiceTo = { name: 'Engines Ltd', taxNumber: 'GB999999973' };
    accepted(await shop.room.ask('setCartDetails', { cartToken, invoiceTo }));
    const { orderId, lines } = accepted(await shop.room.ask('checkout', { cartToken, ...input }));
    const documents = async () =>
      accepted(await shop.room.ask('listDocuments', { orderId }, shop.staff)).documents;
    assert.deepEqual(await documents(), []);
    const lineId = lines[0]?.lineId ?? '';
    accepted(await shop.ship(shop.wish({ orderId, lineId }, 1)));
    const [invoice] = await documents();
    assert.ok(invoice);
    assert.deepEqual([invoice.kind, invoice.total], ['invoice', cart.totals.total]);
    const ask = { orderId, documentId: invoice.documentId, format: 'html' } as const;
    const file = accepted(await shop.room.ask('readDocument', ask, shop.staff));
    const page = Buffer.from(file.base64, 'base64').toString();
    assert.ok(page.includes('Engines Ltd<br>VAT number: GB999999973<br>'), page);
    accepted(await shop.refund(orderId, { lines: [{ lineId, quantity: 1, goods: 'restock' }] }));
    assert.deepEqual(
      (await documents()).map(({ kind, total }) => [kind, total.amountMinor]),
      [
        ['invoice', 2895],
        ['credit-note', 1250],
      ],
    );
  });
});

describe('goods of an order whose money is held', () => {
  test('that came free before they were set aside are taken again; gone, the hold is let go', async () => {
    for (const isGone of [false, true]) {
      shop.world.down.add('catalog.commitReservation');
      const { orderId, totalMinor } = await shop.sold(2);
      const reservation = shop.world.reservations.get(orderId);
      assert.ok(reservation);
      reservation.state = 'released';
      const [line] = reservation.lines;
      const quote = shop.world.quotes.get(line?.variantId ?? '');
      assert.ok(line && quote);
      shop.world.quotes.set(line.variantId, { ...quote, free: isGone ? 1 : 50 });
      shop.world.down.clear();
      const news = { name: 'reservation.released', key: orderId, payload: { orderId } } as const;
      for (const version of [1, 1]) await shop.room.hear({ ...news, version });
      const { takenMinor, letGoMinor } = await shop.books(orderId);
      const ends = [(await shop.look(orderId)).state, takenMinor, letGoMinor];
      assert.deepEqual(ends, isGone ? ['cancelled', 0, totalMinor] : ['authorised', 0, 0]);
    }
  });
});

describe('after a parcel of an order whose money is held', () => {
  test('what comes back gives back what was taken for it, and waits while another parcel takes its money', async () => {
    const ada = aCustomer();
    const order = await shop.sold(3, ada);
    const { orderId, lineId } = order;
    const { approve, receive, returnsOf } = returnSteps((...asked) => shop.room.ask(...asked), ada);
    accepted(await shop.ship(shop.wish(order, 2)));
    const returnId = await approve(order, 1);
    accepted(await receive(returnId, lineId, 1));
    shop.holds.capturing = 'pending';
    assert.equal(refused(await shop.ship(shop.wish(order, 1))), 'capture-pending');
    await assert.rejects(shop.room.run('settle-return', { returnId }), /is being taken/);
    assert.equal((await shop.books(orderId)).backMinor, 0);
    shop.holds.capturing = 'succeeded';
    await shop.runJobs(orderId);
    await shop.room.run('settle-return', { returnId });
    const { takenMinor, backMinor } = await shop.books(orderId);
    assert.deepEqual([takenMinor, backMinor], [order.totalMinor, 1250]);
    assert.equal((await returnsOf(orderId))[0]?.state, 'closed');
  });

  test('what is exchanged is sent for nothing, and the rest of the order still takes and lets go its own', async () => {
    const ada = aCustomer();
    const order = await shop.sold(3, ada);
    const { orderId, lineId } = order;
    const { approve, receive } = returnSteps((...asked) => shop.room.ask(...asked), ada);
    accepted(await shop.ship(shop.wish(order, 1)));
    const exchanged = await approve(order, 1);
    accepted(await receive(exchanged, lineId, 1, { outcome: 'exchange' }));
    await shop.room.run('send-exchange', { returnId: exchanged });
    await shop.room.run('settle-return', { returnId: exchanged });
    const [exchange] = await shop.sql<{ state: string; hold: string | null; totalMinor: number }>(
      `select state, hold, total_minor as "totalMinor" from orders join draft_orders using (order_id)
       where reference = 'exchange ' || $1`,
      exchanged,
    );
    assert.deepEqual(exchange, { state: 'paid', hold: null, totalMinor: 0 });
    const more = [{ lineId, quantity: 3, goods: 'restock' as const }];
    assert.equal(refused(await shop.refund(orderId, { lines: more })), 'quantity-limit');
    accepted(await shop.ship(shop.wish(order, 1)));
    const last = [{ lineId, quantity: 1, goods: 'restock' as const }];
    assert.equal(accepted(await shop.refund(orderId, { lines: last })).waived?.amountMinor, 1250);
    await shop.room.run('let-go-holds');
    const { takenMinor, letGoMinor, backMinor } = await shop.books(orderId);
    assert.deepEqual([takenMinor, letGoMinor, backMinor], [2 * 1250 + 395, 1250, 0]);
  });

  test('of exchanged goods that came back again the money is given back, whatever was refunded before', async () => {
    const ada = aCustomer();
    const order = await shop.sold(3, ada);
    const { orderId, lineId } = order;
    const { approve, receive } = returnSteps((...asked) => shop.room.ask(...asked), ada);
    accepted(await shop.ship(shop.wish(order, null)));
    const exchanged = await approve(order, 2);
    accepted(await receive(exchanged, lineId, 2, { outcome: 'exchange' }));
    await shop.room.run('send-exchange', { returnId: exchanged });
    await shop.room.run('settle-return', { returnId: exchanged });
    const returned = await approve(order, 1);
    accepted(await receive(returned, lineId, 1));
    accepted(await shop.refund(orderId, { lines: [{ lineId, quantity: 2, goods: 'keep' }] }));
    await shop.room.run('settle-return', { returnId: returned });
    assert.equal((await shop.books(orderId)).backMinor, 3 * 1250);
  });
});

describe('an order whose money is only held', () => {
  test('is not changed by staff: nothing of it is sold yet', async () => {
    const { orderId, lineId } = await shop.sold(2);
    const before = await shop.look(orderId);
    const lines = [{ lineId, quantity: 1 }];
    const more = { version: before.version, reference: 'fewer', reason: 'Asked for.' };
    assert.equal(
      refused(await shop.room.ask('editOrder', { orderId, lines, ...more }, shop.staff)),
      'order-state',
    );
    assert.deepEqual(await shop.look(orderId), before);
  });

  test('is not unpaid: a buyer may have more of them than orders that wait for money', async () => {
    const ask = { email: 'many@example.com', quantity: 1 };
    for (let count = 0; count < 21; count += 1) {
      const { cart: _cart, quote: _quote, ...input } = await aReadyCart(shop.room, shop.world, ask);
      const answer = await shop.room.ask('checkout', input);
      assert.ok(!isRefusal(answer), JSON.stringify(answer));
      assert.equal(answer.state, 'authorised');
    }
  });

  test('of it a parcel that went keeps it from being cancelled; what is taken out is let go', async () => {
    const order = await shop.sold(2);
    const { orderId, lineId } = order;
    accepted(await shop.ship(shop.wish(order, 1)));
    assert.equal(refused(await shop.room.ask('cancelOrder', { orderId }, shop.staff)), 'order-state');
    accepted(await shop.refund(orderId, { lines: [{ lineId, quantity: 1, goods: 'restock' }] }));
    await shop.room.run('let-go-holds');
    const { takenMinor, letGoMinor, backMinor } = await shop.books(orderId);
    assert.deepEqual([takenMinor, letGoMinor, backMinor], [1645, 1250, 0]);
  });
});

describe('a person whose money is held', () => {
  test('is told what was taken for which parcel, is waited for until the hold is over, and forgotten with its numbers', async () => {
    const ada = aCustomer();
    const order = await shop.sold(2, ada);
    const { orderId, lineId } = order;
    const person = { customerId: ada.subject.customerId, email: null, phone: null };
    const erase = async () => accepted(await shop.room.ask('erasePerson', { person }, gateway)).state;
    assert.equal(await erase(), 'wait');
    const number = `AB${orderId.slice(-9).toUpperCase()}`;
    accepted(await shop.ship({ ...shop.wish(order, 1), trackingNumber: number }));
    const [record] = accepted(await shop.room.ask('exportPerson', { person }, gateway)).records;
    const captures = record?.data['captures'] as Record<string, unknown>[];
    assert.deepEqual(
      captures.map(({ createdAt: _at, ...capture }) => capture),
      [{ state: 'taken', amountMinor: 1645, carrier: 'Royal Mail', trackingNumber: number }],
    );
    const late = () =>
      shop.sql(`update orders set paid_at = now() - interval '400 days' where order_id = $1`, orderId);
    await late();
    assert.equal(await erase(), 'wait');
    accepted(await shop.refund(orderId, { lines: [{ lineId, quantity: 1, goods: 'restock' }] }));
    assert.equal(await erase(), 'wait');
    await shop.room.run('let-go-holds');
    assert.equal(await erase(), 'done');
    for (const table of ['charges', 'shipments', 'orders', 'documents', 'order_timeline']) {
      const text = `select 1 from ${table} as t where order_id = $1 and t::text like '%' || $2 || '%'`;
      assert.deepEqual(await shop.sql(text, orderId, number), [], table);
    }
  });
});
