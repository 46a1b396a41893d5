import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import { openTestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld, refused } from '../../testing.ts';
import { fakeUser } from '../order/fake-user.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { fakeHolds } from './fake-holds.ts';
import { heldShop } from './held-shop.ts';

/** A room of a shop that takes money as goods are sent, and of customers who spend points. */
async function openShop() {
  const world = aWorld();
  fakeAfterSale(world);
  const holds = fakeHolds(world);
  const user = fakeUser(world);
  const others = defaultSettings();
  const setting: ReadSetting = (key) => (key === 'order.captureGb' ? 'at shipping' : others(key));
  const room = await openTestRoom(orderService, { neighbours: world.neighbours, setting });
  const sql = <Row>(text: string, ...values: unknown[]) => room.db.rows<Row>({ name: '', text, values });
  const shop = heldShop(room, world, holds);
  return {
    ...shop,
    room,
    world,
    holds,
    user,
    sql,
    /** An order of so many at 12.50 that spends points; delivery is 3.95 for fewer than four. */
    sold: async (points: number, quantity = 3) => {
      const ada = aCustomer();
      user.points.set(ada.subject.customerId, points);
      const email = `points.${ada.subject.customerId.slice(-8)}@example.com`;
      const ready = await aReadyCart(room, world, { as: ada, quantity, email, quote: { free: 50 } });
      const { cartToken, paymentMethod } = ready;
      const { totals } = accepted(await room.ask('setCartDetails', { cartToken, points }, ada));
      const input = { cartToken, paymentMethod, expectedTotal: totals.total };
      const order = accepted(await room.ask('checkout', input, ada));
      const { orderId, lines } = order;
      const own = { orderId, lineId: lines[0]?.lineId ?? '', totalMinor: totals.total.amountMinor };
      return {
        ...own,
        state: order.state,
        ada,
        /** What the customer can spend, what the order has of it, and what its refunds told to bring back. */
        points: async () => {
          const told = (await room.announced()).filter(({ key }) => key === orderId);
          const back = told.map(({ payload }) => (payload as { pointsBack?: number }).pointsBack ?? 0);
          const free = user.points.get(ada.subject.customerId) ?? 0;
          const state = user.holds.get(orderId)?.state ?? 'none';
          return { free, state, back: back.reduce((sum, each) => sum + each, 0) };
        },
      };
    },
    /** Looks at an order now; where `isOver` as if its hold, if it still has one, had ended. */
    sweep: async (orderId: string, isOver = false) => {
      const over = isOver
        ? `, pay_before = case when pay_before is not null then now() - interval '1 s' end`
        : '';
      const text = `update orders set look_at = now(), lease_until = null${over} where order_id = $1`;
      await sql(text, orderId);
      await room.run('sweep-unfinished');
      await room.run('waive-unsent');
      await room.run('let-go-holds');
    },
  };
}

let shop: Awaited<ReturnType<typeof openShop>>;
before(async () => {
  shop = await openShop();
});
beforeEach(() => {
  shop.holds.capturing = 'succeeded';
  shop.world.down.clear();
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(shop.room.db), []);
});
after(() => shop.room.close());

describe('points of an order whose money is held', () => {
  test('are redeemed before anything is sent: they never wait for a parcel', async () => {
    shop.world.down.add('user.commitPoints');
    const order = await shop.sold(500);
    const { orderId } = order;
    assert.deepEqual(
      [order.state, await order.points()],
      ['authorised', { free: 0, state: 'held', back: 0 }],
    );
    const wish = shop.wish(order, 1);
    const before = await shop.look(orderId);
    assert.equal(refused(await shop.ship(wish)), 'order-state');
    assert.deepEqual([await shop.look(orderId), shop.holds.captures.size], [before, 0]);
    shop.world.down.clear();
    for (let look = 0; look < 2; look += 1) await shop.sweep(orderId);
    assert.deepEqual(await order.points(), { free: 0, state: 'committed', back: 0 });
    accepted(await shop.ship(wish));
    const commits = shop.world.calls.filter((call) => call === 'user.commitPoints');
    assert.equal(commits.length, 2);
  });

  test('that are gone cancel the order, and the hold is let go', async () => {
    shop.world.down.add('user.commitPoints');
    const order = await shop.sold(500);
    shop.user.holds.delete(order.orderId);
    shop.world.down.clear();
    await shop.sweep(order.orderId);
    const { takenMinor, letGoMinor } = await shop.books(order.orderId);
    assert.equal((await shop.look(order.orderId)).state, 'cancelled');
    assert.deepEqual([takenMinor, letGoMinor], [0, order.totalMinor]);
  });

  test('come back when it is cancelled before it goes, by hand or as its hold ends', async () => {
    for (const end of ['by hand', 'hold'] as const) {
      const order = await shop.sold(500);
      const { orderId, ada } = order;
      assert.equal((await order.points()).state, 'committed');
      if (end === 'by hand') accepted(await shop.room.ask('cancelOrder', { orderId }, ada));
      for (let look = 0; look < 2; look += 1) await shop.sweep(orderId, end === 'hold' && look === 0);
      assert.deepEqual(await order.points(), { free: 500, state: 'released', back: 0 });
      assert.equal((await shop.look(orderId)).state, 'cancelled');
    }
  });

  test('stay spent when the money of a parcel is refused, until somebody cancels', async () => {
    const order = await shop.sold(500);
    shop.holds.capturing = 'failed';
    assert.equal(refused(await shop.ship(shop.wish(order, 2))), 'capture-refused');
    assert.deepEqual(await order.points(), { free: 0, state: 'committed', back: 0 });
    accepted(await shop.room.ask('cancelOrder', { orderId: order.orderId }, shop.staff));
    assert.deepEqual(await order.points(), { free: 500, state: 'released', back: 0 });
  });

  test('come back with units that are not sent and with units that come back, all of them with the last', async () => {
    const order = await shop.sold(500);
    const { orderId, lineId } = order;
    accepted(await shop.ship(shop.wish(order, 1)));
    const line = { lineId, quantity: 1, goods: 'restock' as const };
    const wish = { reference: 'one', lines: [line] };
    for (let time = 0; time < 2; time += 1) accepted(await shop.refund(orderId, wish));
    assert.equal((await order.points()).back, 166);
    for (let look = 0; look < 2; look += 1) await shop.sweep(orderId, look === 0);
    assert.equal((await order.points()).back, 333);
    accepted(await shop.refund(orderId, { lines: [{ ...line, goods: 'keep' }] }));
    assert.equal((await order.points()).back, 500);
    const { takenMinor, letGoMinor, backMinor } = await shop.books(orderId);
    // Delivery stays; a parcel of three had 12.50 less its third of the points.
    assert.deepEqual([takenMinor + letGoMinor, takenMinor - backMinor], [order.totalMinor, 395]);
  });

  test('pay for an order alone: nothing is held, it is paid at once, and its units bring points only', async () => {
    const order = await shop.sold(5000, 4);
    const { orderId, lineId } = order;
    assert.deepEqual([order.state, order.totalMinor], ['paid', 0]);
    assert.deepEqual(await order.points(), { free: 0, state: 'committed', back: 0 });
    const refund = { lines: [{ lineId, quantity: 1, goods: 'restock' as const }] };
    const { total } = accepted(await shop.refund(orderId, refund));
    assert.deepEqual([total.amountMinor, (await order.points()).back], [0, 1250]);
    accepted(await shop.ship(shop.wish(order, 1)));
    accepted(await shop.refund(orderId, { lines: [{ lineId, quantity: 3, goods: 'restock' }] }));
    assert.equal((await order.points()).back, 5000);
    const { heldMinor, takenMinor } = await shop.books(orderId);
    assert.deepEqual([heldMinor, takenMinor], [0, 0]);
  });

  test('and money make up every order, however it is sent, waived and given back', async () => {
    const units = fc.integer({ min: 1, max: 3 });
    const kind = fc.constantFrom('ship', 'refuse', 'restock', 'keep');
    const story = fc.array(fc.record({ kind, units }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 500, 4999), story, async (points, steps) => {
        const order = await shop.sold(points, 4);
        const { orderId, lineId } = order;
        for (const step of steps) {
          shop.holds.capturing = step.kind === 'refuse' ? 'failed' : 'succeeded';
          if (step.kind === 'ship' || step.kind === 'refuse') await shop.ship(shop.wish(order, step.units));
          const goods = step.kind === 'keep' ? 'keep' : 'restock';
          const lines = [{ lineId, quantity: step.units, goods } as const];
          if (step.kind === goods) await shop.refund(orderId, { lines });
        }
        for (const isOver of [true, false]) await shop.sweep(orderId, isOver);
        const { takenMinor, letGoMinor } = await shop.books(orderId);
        assert.equal(takenMinor + letGoMinor, order.totalMinor);
        const { state, lines } = await shop.look(orderId);
        const { free, back } = await order.points();
        if (state === 'cancelled') assert.deepEqual([free, back], [points, 0]);
        const left = 4 - (lines[0]?.refundedQuantity ?? 0);
        if (state === 'paid' && left > 0) {
          const all = [{ lineId, quantity: left, goods: 'keep' as const }];
          accepted(await shop.refund(orderId, { lines: all }));
        }
        if (state === 'paid') assert.equal((await order.points()).back, points);
        assert.deepEqual(await orderService.audit(shop.room.db), []);
      }),
      { numRuns: 20 },
    );
  });
});
