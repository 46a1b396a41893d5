import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { defaultSettings } from '#runtime/config/settings.ts';
import type { Money } from '#contracts/money.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeCarrier } from '../../providers/fake-carrier.ts';
import { openPress } from '../document/open-press.ts';
import { fakeParcels, staff, toDoor } from '../fulfilment/fake-parcels.ts';
import { fakeAfterSale, type AfterSale } from '../refund/fake-after-sale.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld, refused } from '../../testing.ts';
import { fakeUser, type FakeUser } from './fake-user.ts';

const inMemory = fakeCarrier();
const collects: (Money | undefined)[] = [];
const carrier: typeof inMemory = {
  ...inMemory,
  book: (request) => {
    collects.push(request.collect);
    return inMemory.book(request);
  },
};
const world = aWorld();
let room: TestRoom<'order'>;
let user: FakeUser;
let afterSale: AfterSale;
let bench: ReturnType<typeof fakeParcels>;
let armed = '';
const passed = new Set<string>();
before(async () => {
  user = fakeUser(world);
  afterSale = fakeAfterSale(world);
  const open = () => Promise.resolve({ carriers: { fake: carrier }, press: openPress(), markets: new Map() });
  room = await openTestRoom(
    { ...orderService, open },
    {
      neighbours: world.neighbours,
      setting: defaultSettings({ 'order.onDeliveryGb': '6000 GB', 'order.maxOnDelivery': 2 }),
      killPoint: (name) => {
        passed.add(name);
        if (name !== armed) return;
        armed = '';
        throw new Error(`killed at ${name}`);
      },
    },
  );
  bench = fakeParcels(room.ask, carrier);
});
beforeEach(() => {
  world.down.clear();
  world.calls.length = 0;
});
afterEach(async () => {
  armed = '';
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const onDelivery = { type: 'on-delivery' } as const;
let buyers = 0;
/** A cart of so many at 12.50, with 3.95 for delivery below four, of a buyer of its own. */
async function aCart(quantity = 2, email = `door.${(buyers += 1)}@example.com`) {
  const ready = await aReadyCart(room, world, { quantity, email, quote: { free: 50 } });
  const { cart, quote: _quote, ...input } = ready;
  return { cart, input: { ...input, paymentMethod: onDelivery } };
}
async function sold(quantity = 2) {
  const { orderId, lines, orderKey } = accepted(await room.ask('checkout', (await aCart(quantity)).input));
  return { orderId, lineId: lines[0]?.lineId ?? '', orderKey: orderKey ?? '' };
}
const byHand = { bookWith: undefined };
const send = async (order: Awaited<ReturnType<typeof sold>>, quantity: number | null = null) => {
  const { bookWith: _none, ...wish } = { ...bench.wish(order, quantity), ...byHand };
  return room.ask('ship', wish, staff);
};
const cash = (orderId: string) => room.ask('recordCash', { orderId }, staff);
const refuseIt = (orderId: string, goods: 'restock' | 'scrap' = 'restock') =>
  room.ask('refuseAtDoor', { orderId, goods }, staff);
const sql = <Row>(text: string, ...values: unknown[]) => room.db.rows<Row>({ name: '', text, values });
/** The next look comes now; where `isOver`, after the deadline of the order. */
async function sweep(orderId: string, isOver = false) {
  const over = isOver ? `, pay_before = now() - interval '1 s'` : '';
  await sql(`update orders set look_at = now(), lease_until = null${over} where order_id = $1`, orderId);
  await room.run('sweep-unfinished');
}
const attemptsOf = (orderId: string) =>
  [...world.attempts.values()].filter((each) => each.orderId === orderId);
const toldOf = async (orderId: string) =>
  (await room.announced()).filter(({ key }) => key === orderId).map(({ name }) => name);

describe('an order that is paid on delivery', () => {
  test('is placed with its goods, sent in one parcel, and paid by its cash, once', async () => {
    const { cart, input } = await aCart();
    assert.equal(cart.canPayOnDelivery, true);
    const placed = accepted(await room.ask('checkout', input));
    const { orderId, lines } = placed;
    assert.deepEqual([placed.state, placed.payment.state], ['on-delivery', 'on-delivery']);
    assert.equal(world.reservations.get(orderId)?.state, 'committed');
    assert.deepEqual(attemptsOf(orderId), []);
    const order = { orderId, lineId: lines[0]?.lineId ?? '', orderKey: '' };
    assert.equal(refused(await cash(orderId)), 'order-state');
    assert.equal(refused(await send(order, 1)), 'order-state');
    accepted(await send(order));
    const pay = { orderId, orderKey: placed.orderKey ?? '', paymentMethod: { type: 'qr' as const } };
    assert.equal(refused(await room.ask('payOrder', pay)), 'payment-not-possible');
    const both = await Promise.all([cash(orderId), cash(orderId)]);
    assert.ok(both.some((answer) => 'state' in answer && answer.state === 'paid'));
    const paid = accepted(await cash(orderId));
    assert.deepEqual([paid.state, paid.payment.state, paid.fulfilment], ['paid', 'paid', 'shipped']);
    const [attempt, ...others] = attemptsOf(orderId);
    assert.deepEqual([attempt?.capturedMinor, others], [cart.totals.total.amountMinor, []]);
    assert.deepEqual(await toldOf(orderId), ['order.placed', 'order.fulfilled', 'order.paid']);
    const { documents } = accepted(await room.ask('listDocuments', { orderId }, staff));
    assert.deepEqual(
      documents.map(({ kind, total }) => [kind, total]),
      [['invoice', cart.totals.total]],
    );
  });

  test('is offered by market, country and total only', async () => {
    const { cart, input } = await aCart(5);
    assert.equal(cart.canPayOnDelivery, false);
    assert.equal(refused(await room.ask('checkout', input)), 'payment-not-possible');
    assert.deepEqual(
      await sql(`select 1 from orders where cart_id = (select max(cart_id::text)::uuid from carts)`),
      [],
    );
  });

  test('is paid as its carrier hands it over, who is told what to collect', async () => {
    const order = await sold();
    const { shipmentId } = await bench.ship(order);
    assert.deepEqual(collects.at(-1), { amountMinor: 2895, currency: 'GBP' });
    await bench.go(shipmentId, ...toDoor, 'delivered');
    world.down.add('payment.recordManualPayments');
    await assert.rejects(room.run('collect-cash', { orderId: order.orderId }), /not written down/);
    assert.equal((await bench.look(order)).state, 'on-delivery');
    world.down.clear();
    for (let time = 0; time < 2; time += 1) await room.run('collect-cash', { orderId: order.orderId });
    const { state, fulfilment } = await bench.look(order);
    assert.deepEqual([state, fulfilment, attemptsOf(order.orderId).length], ['paid', 'delivered', 1]);
  });

  test('comes back when it is not taken at the door: cancelled, its goods on the shelf, once', async () => {
    const order = await sold();
    const { orderId } = order;
    assert.equal(refused(await refuseIt(orderId)), 'order-state');
    accepted(await send(order));
    world.down.add('catalog.takeBackGoods');
    assert.equal(accepted(await refuseIt(orderId)).state, 'cancelled');
    world.down.clear();
    for (let time = 0; time < 2; time += 1) {
      assert.equal(accepted(await refuseIt(orderId)).state, 'cancelled');
      await sweep(orderId);
    }
    const back = [...afterSale.returns.values()].filter((each) => each.orderId === orderId);
    assert.deepEqual(
      back.map(({ isSellable, wereShipped, lines }) => [
        isSellable,
        wereShipped,
        lines.map(({ quantity }) => quantity),
      ]),
      [[true, true, [2]]],
    );
    assert.equal(refused(await cash(orderId)), 'order-state');
    assert.deepEqual(attemptsOf(orderId), []);
  });

  test('is cancelled once, and its goods come back once, when several people book it back at once', async () => {
    const order = await sold();
    const { orderId } = order;
    accepted(await send(order));
    const answers = await Promise.all(Array.from({ length: 4 }, () => refuseIt(orderId)));
    const words = new Set(answers.map((answer) => ('refusal' in answer ? answer.refusal : answer.state)));
    assert.ok(words.delete('cancelled'), 'one at least is told');
    assert.deepEqual(
      [...words].filter((word) => word !== 'version-conflict'),
      [],
    );
    const { timeline } = await bench.look(order);
    assert.equal(timeline.filter(({ what }) => what === 'cancelled').length, 1);
    assert.deepEqual(await toldOf(orderId), ['order.placed', 'order.fulfilled', 'order.cancelled']);
    assert.equal([...afterSale.returns.values()].filter((each) => each.orderId === orderId).length, 1);
  });

  test('rests until a deadline: not sent it is cancelled, sent without its cash staff are told', async () => {
    const unsent = await sold();
    await sweep(unsent.orderId, true);
    assert.equal((await bench.look(unsent)).state, 'cancelled');
    assert.equal(world.reservations.get(unsent.orderId)?.state, 'released');
    const sent = await sold();
    accepted(await send(sent));
    await sweep(sent.orderId, true);
    const { state, timeline, payment } = await bench.look(sent);
    assert.deepEqual([state, timeline.at(-1)?.what], ['on-delivery', 'cash-missing']);
    assert.ok(Date.parse(payment.payBefore ?? '') > Date.now() + 1_000_000_000);
    accepted(await cash(sent.orderId));
  });

  test('redeems its points before it goes, and gives them back when it is not taken', async () => {
    const ada = aCustomer();
    user.points.set(ada.subject.customerId, 500);
    const email = `door.${ada.subject.customerId.slice(-8)}@example.com`;
    const { cartToken } = await aReadyCart(room, world, { as: ada, email, quote: { free: 50 } });
    const { totals } = accepted(await room.ask('setCartDetails', { cartToken, points: 500 }, ada));
    const input = { cartToken, paymentMethod: onDelivery, expectedTotal: totals.total };
    const { orderId, lines } = accepted(await room.ask('checkout', input, ada));
    assert.equal(user.holds.get(orderId)?.state, 'committed');
    accepted(await send({ orderId, lineId: lines[0]?.lineId ?? '', orderKey: '' }));
    accepted(await refuseIt(orderId, 'scrap'));
    assert.equal(user.points.get(ada.subject.customerId), 500);
  });

  test('is one of few for each buyer, also when they are ordered at once; other orders do not count', async () => {
    const email = 'many.doors@example.com';
    const carts = [];
    for (let each = 0; each < 5; each += 1) carts.push(await aCart(1, email));
    const answers = await Promise.all(carts.map(({ input }) => room.ask('checkout', input)));
    const taken = answers.filter((answer) => !('refusal' in answer));
    assert.equal(taken.length, 2);
    assert.ok(answers.every((answer) => !('refusal' in answer) || answer.refusal === 'rate-limited'));
    const { cart: _cart, quote: _quote, ...other } = await aReadyCart(room, world, { email });
    assert.equal(accepted(await room.ask('checkout', other)).state, 'paid');
  });
});

describe('a process that dies over an order that is paid on delivery', () => {
  for (const place of [
    'order.mark-on-delivery.after',
    'order.record-cash.after-started',
    'order.record-cash.after-payment',
    'order.mark-paid.after-paid',
    'order.refuse-at-door.after-cancelled',
    'order.take-back-from-door.after-catalog',
  ]) {
    test(`at ${place}: nothing is paid or booked back twice`, async () => {
      if (place === 'order.mark-on-delivery.after') {
        armed = place;
        const { input } = await aCart();
        const idempotencyKey = crypto.randomUUID();
        await assert.rejects(room.ask('checkout', input, { idempotencyKey }), /killed/);
        await sql('update idempotency set lease_until = now() where response is null');
        await sql('update orders set lease_until = now() where lease_until is not null');
        const order = accepted(await room.ask('checkout', input, { idempotencyKey }));
        await sweep(order.orderId);
        assert.equal(world.reservations.get(order.orderId)?.state, 'committed');
        return;
      }
      const order = await sold();
      const { orderId } = order;
      accepted(await send(order));
      const isRefusal = place.includes('door');
      const act = () => (isRefusal ? refuseIt(orderId) : cash(orderId));
      armed = place;
      if (place.startsWith('order.take-back')) await act();
      else await assert.rejects(async () => act(), /killed/);
      assert.ok(passed.has(place));
      await sweep(orderId);
      const again = await act();
      if ('refusal' in again) accepted(await act());
      await sweep(orderId);
      const attempts = attemptsOf(orderId).map(({ capturedMinor }) => capturedMinor);
      assert.deepEqual(attempts, isRefusal ? [] : [2895]);
      const back = [...afterSale.returns.values()].filter((each) => each.orderId === orderId);
      assert.equal(back.length, isRefusal ? 1 : 0);
      assert.equal((await bench.look(order)).state, isRefusal ? 'cancelled' : 'paid');
    });
  }
});
