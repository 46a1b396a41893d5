import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import { openTestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, refused, settled } from '../../testing.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { fakeHolds } from './fake-holds.ts';
import { heldShop } from './held-shop.ts';

const places = [
  'order.charge-parcel.before-written',
  'order.charge-parcel.after-written',
  'order.send-parcel.after-money',
  'order.write-parcel.before',
  'order.write-parcel.after',
  'order.send-parcel.after-written',
  'order.send-goods.after-catalog',
  'order.send-goods.after-settled',
] as const;

/** A room of a shop that takes money as goods are sent. */
async function openShop(killPoint: (name: string) => void) {
  const world = aWorld();
  const afterSale = fakeAfterSale(world);
  const holds = fakeHolds(world);
  const policy: { gb: 'at payment' | 'at shipping' } = { gb: 'at shipping' };
  const others = defaultSettings();
  const setting: ReadSetting = (key) => (key === 'order.captureGb' ? policy.gb : others(key));
  const room = await openTestRoom(orderService, { neighbours: world.neighbours, setting, killPoint });
  const sql = <Row>(text: string, ...values: unknown[]) => room.db.rows<Row>({ name: '', text, values });
  return {
    ...heldShop(room, world, holds),
    room,
    world,
    afterSale,
    holds,
    policy,
    sql,
    /** An order of so many at 12.50, with 3.95 for delivery, whose money is held. */
    sold: async (quantity = 3) => {
      const {
        cart,
        quote: _quote,
        ...input
      } = await aReadyCart(room, world, { quantity, quote: { free: 50 } });
      const { orderId, lines } = accepted(await room.ask('checkout', input));
      return { orderId, lineId: lines[0]?.lineId ?? '', totalMinor: cart.totals.total.amountMinor };
    },
    /** The deadline of what is held has come. */
    endHold: (orderId: string) =>
      sql(
        `update orders set pay_before = now() - interval '1 s', look_at = now() where order_id = $1`,
        orderId,
      ),
  };
}

let shop: Awaited<ReturnType<typeof openShop>>;
let armed: string | undefined;
const passed: string[] = [];
before(async () => {
  shop = await openShop((name) => {
    passed.push(name);
    if (name !== armed) return;
    armed = undefined;
    throw new Error(`killed at ${name}`);
  });
});
beforeEach(() => {
  shop.holds.capturing = 'succeeded';
  shop.world.down.clear();
  shop.world.before.clear();
});
afterEach(async () => {
  armed = undefined;
  assert.deepEqual(await orderService.audit(shop.room.db), []);
});
after(() => shop.room.close());

const chargesOf = (orderId: string) =>
  shop.sql<{ chargeId: string; state: string }>(
    `select charge_id as "chargeId", state from charges where order_id = $1 order by created_at`,
    orderId,
  );
/** Runs the job of every parcel of an order whose money is being taken. */
async function runJobs(orderId: string): Promise<void> {
  for (const { chargeId } of await chargesOf(orderId)) await shop.room.run('send-parcel', { chargeId });
}
const shelf = (orderId: string) =>
  [...shop.afterSale.shipments.values()].filter((move) => move.orderId === orderId).length;

describe('a parcel whose money is refused', () => {
  test('is not sent; the order waits for staff, who try again', async () => {
    const order = await shop.sold(3);
    const { orderId } = order;
    const wish = shop.wish(order, 2);
    shop.holds.capturing = 'failed';
    assert.equal(refused(await shop.ship(wish)), 'capture-refused');
    const waiting = await shop.look(orderId);
    assert.deepEqual(
      [waiting.state, waiting.payment.state, waiting.fulfilment, waiting.shipments.length],
      ['authorised', 'capture-refused', 'none', 0],
    );
    assert.equal(waiting.payment.hold?.taken.amountMinor, 0);
    assert.deepEqual([waiting.timeline.at(-1)?.what, shelf(orderId)], ['capture-refused', 0]);
    const key = await shop.sql<{ orderKey: string }>(
      `select order_key as "orderKey" from orders where order_id = $1`,
      orderId,
    );
    const buyers = accepted(await shop.room.ask('getOrder', { orderId, ...key[0] }));
    assert.equal(buyers.payment.state, 'authorised');
    assert.equal(refused(await shop.ship(wish)), 'capture-refused');
    shop.holds.capturing = 'succeeded';
    accepted(await shop.ship(wish));
    const books = await shop.books(orderId);
    assert.deepEqual([books.takenMinor, books.state, shelf(orderId)], [2 * 1250 + 395, 'part-paid', 1]);
  });

  test('after others were sent: its delivery and its goods come with another parcel, and the total is exact', async () => {
    const order = await shop.sold(3);
    shop.holds.capturing = 'failed';
    assert.equal(refused(await shop.ship(shop.wish(order, 1))), 'capture-refused');
    shop.holds.capturing = 'succeeded';
    accepted(await shop.ship(shop.wish(order, 1)));
    shop.holds.capturing = 'failed';
    assert.equal(refused(await shop.ship(shop.wish(order, 1))), 'capture-refused');
    shop.holds.capturing = 'succeeded';
    accepted(await shop.ship(shop.wish(order, null)));
    const { takenMinor, state } = await shop.books(order.orderId);
    assert.deepEqual([takenMinor, state], [order.totalMinor, 'paid']);
  });

  test('can be cancelled instead, with nothing refunded', async () => {
    const order = await shop.sold(1);
    shop.holds.capturing = 'failed';
    assert.equal(refused(await shop.ship(shop.wish(order, 1))), 'capture-refused');
    accepted(await shop.room.ask('cancelOrder', { orderId: order.orderId }, shop.staff));
    const { takenMinor, letGoMinor, backMinor } = await shop.books(order.orderId);
    assert.deepEqual([takenMinor, letGoMinor, backMinor], [0, order.totalMinor, 0]);
  });
});

describe('a provider that is not heard', () => {
  for (const silent of ['payment that is down', 'a capture that stays pending'] as const) {
    test(`${silent}: the parcel waits, nothing else of the order is undone meanwhile, and its money is taken once`, async () => {
      const order = await shop.sold(2);
      const { orderId, totalMinor } = order;
      const wish = shop.wish(order, 2);
      if (silent === 'payment that is down') shop.world.down.add('payment.capture');
      else shop.holds.capturing = 'pending';
      assert.equal(refused(await shop.ship(wish)), 'capture-pending');
      await runJobs(orderId);
      assert.equal(refused(await shop.ship(wish)), 'capture-pending');
      assert.equal(refused(await shop.ship(shop.wish(order, 1))), 'order-state');
      const cancel = () => shop.room.ask('cancelOrder', { orderId }, shop.staff);
      assert.equal(refused(await cancel()), 'order-state');
      await shop.endHold(orderId);
      await shop.room.run('sweep-unfinished');
      assert.deepEqual([(await shop.look(orderId)).state, shelf(orderId)], ['authorised', 0]);
      await shop.sql(`update orders set pay_before = now() + interval '1 day' where order_id = $1`, orderId);
      shop.world.down.clear();
      shop.holds.capturing = 'succeeded';
      await runJobs(orderId);
      await runJobs(orderId);
      accepted(await shop.ship(wish));
      const { takenMinor, state } = await shop.books(orderId);
      assert.deepEqual([takenMinor, state, shelf(orderId)], [totalMinor, 'paid', 1]);
    });
  }

  test('an answer that is lost after the money was taken: a webhook tells of it, and the repeat takes nothing more', async () => {
    const order = await shop.sold(2);
    const { orderId } = order;
    const wish = shop.wish(order, 1);
    armed = 'order.send-parcel.after-money';
    await assert.rejects(shop.ship(wish), /killed/);
    const attempt = [...shop.world.attempts.values()].find((each) => each.orderId === orderId);
    assert.ok(attempt);
    await shop.room.hear(settled(attempt));
    assert.equal((await shop.look(orderId)).state, 'authorised');
    accepted(await shop.ship(wish));
    assert.equal((await shop.books(orderId)).takenMinor, 1645);
  });

  test('a hold that cannot be let go is let go later', async () => {
    const order = await shop.sold(2);
    const { orderId, lineId } = order;
    accepted(await shop.ship(shop.wish(order, 1)));
    accepted(await shop.refund(orderId, { lines: [{ lineId, quantity: 1, goods: 'restock' }] }));
    shop.world.down.add('payment.void');
    await shop.room.run('let-go-holds');
    assert.equal((await shop.books(orderId)).letGoMinor, 0);
    shop.world.down.clear();
    armed = 'order.let-go-holds.after-void';
    await assert.rejects(shop.room.run('let-go-holds'), /killed/);
    await shop.room.run('let-go-holds');
    assert.equal((await shop.books(orderId)).letGoMinor, 1250);
  });
});

describe('a process that dies while a parcel is sent', () => {
  for (const place of places) {
    test(`leaves what the repeat, or the job, finishes: ${place}`, async () => {
      for (const finisher of ['repeat', 'job'] as const) {
        const order = await shop.sold(2);
        const { orderId, totalMinor } = order;
        const wish = shop.wish(order, null);
        armed = place;
        await assert.rejects(shop.ship(wish), new RegExp(`killed at ${place}`));
        if (finisher === 'job') {
          await runJobs(orderId);
          for (const { shipmentId } of (await shop.look(orderId)).shipments) {
            await shop.room.run('send-goods', { shipmentId });
          }
        }
        if (finisher === 'repeat' || place === places[0]) accepted(await shop.ship(wish));
        const { takenMinor, state } = await shop.books(orderId);
        assert.deepEqual([takenMinor, state, shelf(orderId)], [totalMinor, 'paid', 1]);
      }
    });
  }

  test('passes every place, in two reads and three flights, with one capture', async () => {
    const order = await shop.sold(2);
    passed.length = 0;
    shop.world.calls.length = 0;
    shop.room.statements.length = 0;
    accepted(await shop.ship(shop.wish(order, 1)));
    assert.deepEqual(passed, places);
    assert.deepEqual(shop.world.calls, ['payment.capture', 'catalog.shipGoods']);
    // Reads · set aside: future, version, refused, charge, time line, job · read · written: taken, paid, time line, event,
    // invoice, attempt, shipment, state, time line, event, job, mail, hold, read · settled.
    assert.equal(shop.room.statements.length, 2 + 6 + 1 + 14 + 1);
  });

  test('cancelling and sending at once leave one of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const order = await shop.sold(1);
      const { orderId, totalMinor } = order;
      const [sent, cancelled] = await Promise.all([
        shop.ship(shop.wish(order, 1)),
        shop.room.ask('cancelOrder', { orderId }, shop.staff),
      ]);
      const { takenMinor, letGoMinor } = await shop.books(orderId);
      assert.equal(takenMinor + letGoMinor, totalMinor);
      assert.equal('refusal' in sent, takenMinor === 0, JSON.stringify([sent, cancelled]));
    }
  });

  test('an order dies after its money was held: the sweeper commits its goods', async () => {
    armed = 'order.mark-authorised.after-authorised';
    await assert.rejects(shop.sold(1), /killed/);
    const [order] = await shop.sql<{ orderId: string }>(
      `update orders set lease_until = now(), look_at = now() where state = 'authorised' and stock <> 'committed'
       returning order_id as "orderId"`,
    );
    assert.ok(order);
    await shop.room.run('sweep-unfinished');
    assert.equal(shop.world.reservations.get(order.orderId)?.state, 'committed');
    assert.equal((await shop.look(order.orderId)).state, 'authorised');
  });

  for (const place of ['order.waive-unsent.before', 'order.waive-unsent.after'] as const) {
    test(`the end of a hold is finished by the jobs after it died at ${place}`, async () => {
      const order = await shop.sold(2);
      const { orderId } = order;
      accepted(await shop.ship(shop.wish(order, 1)));
      await shop.endHold(orderId);
      armed = place;
      await assert.rejects(shop.room.run('waive-unsent'), /could not be ended/);
      await shop.room.run('waive-unsent');
      const refunds = await shop.sql<{ refundId: string }>(
        `select refund_id as "refundId" from refunds where order_id = $1`,
        orderId,
      );
      assert.equal(refunds.length, 1);
      for (const { refundId } of refunds) await shop.room.run('send-refund', { refundId });
      await shop.room.run('let-go-holds');
      const { takenMinor, letGoMinor, backMinor } = await shop.books(orderId);
      assert.deepEqual([takenMinor, letGoMinor, backMinor], [1645, 1250, 0]);
      const back = [...shop.afterSale.returns.values()].filter((move) => move.orderId === orderId);
      assert.equal(back.length, 1);
    });
  }
});
