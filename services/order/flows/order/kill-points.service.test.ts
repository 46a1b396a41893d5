import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, card, settle, settled, type FakeWorld } from '../../testing.ts';

/** Where a checkout may die: `between` the places of the story, and at the calls that leave the room. */
const placesOfCheckout = [
  'order.checkout.before-placed',
  'order.checkout.after-placed',
  'order.checkout.after-reserved',
  'order.checkout.after-started',
  'order.pay-attempt.after-payment',
  'order.mark-paid.after-paid',
  'order.checkout.after-finished',
  'order.checkout.after-answer',
] as const;

let room: TestRoom<'order'>;
let world: FakeWorld;
let armed: string | undefined;
const passed: string[] = [];

before(async () => {
  world = aWorld();
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
  world.pays = { outcome: 'captured' };
  world.calls.length = 0;
});
afterEach(async () => {
  armed = undefined;
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const change = <Row>(text: string, ...values: unknown[]) => room.db.rows<Row>({ name: '', text, values });
/** The dead worker's leases have ended. */
async function letTimePass() {
  await change(`update idempotency set lease_until = now() where response is null`);
  await change(`update orders set lease_until = now(), look_at = now() where lease_until is not null`);
}
const ordersOf = (email: string) =>
  change<{ orderId: string; state: string; stock: string; attempts: number }>(
    `select order_id as "orderId", state, stock,
       (select count(*) from payment_attempts a where a.order_id = o.order_id) as attempts
     from orders o where email = $1 order by placed_at`,
    email,
  );
const chargesOf = (orderId: string) =>
  [...world.attempts.values()]
    .filter((attempt) => attempt.orderId === orderId)
    .map(({ capturedMinor, refundedMinor }) => capturedMinor - refundedMinor);

const mailsTo = (orderId: string) =>
  world.mails.filter(({ messageKey }) => messageKey === `order-confirmation:${orderId}`).length;

async function dieAt(place: string) {
  const email = `${place}.${Math.random().toString(36).slice(2)}@example.com`;
  const { cart: _cart, quote, ...input } = await aReadyCart(room, world, { email });
  armed = place;
  const dying = room.ask('checkout', input, { idempotencyKey: email });
  // What dies after its answer was stored is answered by the door from the store.
  if (place === 'order.checkout.after-answer') accepted(await dying);
  else await assert.rejects(dying, new RegExp(`killed at ${place}`));
  const retry = () => room.ask('checkout', input, { idempotencyKey: email });
  return { email, input, retry, variantId: quote.variantId };
}

test('a checkout passes every place where it may die', async () => {
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  passed.length = 0;
  accepted(await room.ask('checkout', input));
  assert.deepEqual(passed, placesOfCheckout);
});

describe('a checkout that died is finished by whoever repeats it', () => {
  for (const place of placesOfCheckout) {
    test(`repeated after it died at ${place}`, async () => {
      const { email, retry, variantId } = await dieAt(place);
      await letTimePass();
      const order = accepted(await retry());
      assert.deepEqual(await retry(), order);
      assert.equal(order.state, 'paid');
      assert.deepEqual(await ordersOf(email), [
        { orderId: order.orderId, state: 'paid', stock: 'committed', attempts: 1 },
      ]);
      assert.deepEqual(chargesOf(order.orderId), [2895]);
      assert.equal(world.quotes.get(variantId)?.free, 8);
      assert.equal(mailsTo(order.orderId), 1, 'the buyer is told, once');
      const events = (await room.announced()).filter(({ key }) => key === order.orderId);
      assert.deepEqual(
        events.map(({ name }) => name),
        ['order.placed', 'order.paid'],
      );
    });
  }
});

describe('a checkout that nobody repeats is finished or undone by the sweeper', () => {
  const ends: Record<(typeof placesOfCheckout)[number], string | undefined> = {
    'order.checkout.before-placed': undefined,
    'order.checkout.after-placed': 'cancelled',
    'order.checkout.after-reserved': 'cancelled',
    'order.checkout.after-started': 'payment-refused',
    'order.pay-attempt.after-payment': 'paid',
    'order.mark-paid.after-paid': 'paid',
    'order.checkout.after-finished': 'paid',
    'order.checkout.after-answer': 'paid',
  };
  for (const place of placesOfCheckout) {
    test(`${place}: ${ends[place] ?? 'no order'}`, async () => {
      const { email, retry, variantId } = await dieAt(place);
      await letTimePass();
      await Promise.all([room.run('sweep-unfinished'), room.run('sweep-unfinished')]);
      const orders = await ordersOf(email);
      assert.deepEqual(
        orders.map(({ state }) => state),
        ends[place] ? [ends[place]] : [],
      );
      const kept = orders.flatMap(({ orderId }) => chargesOf(orderId)).reduce((sum, each) => sum + each, 0);
      assert.equal(kept, ends[place] === 'paid' ? 2895 : 0);
      const isGone = ends[place] === 'paid' || ends[place] === 'payment-refused';
      assert.equal(world.quotes.get(variantId)?.free, isGone ? 8 : 10);
      const mails = orders.map(({ orderId }) => mailsTo(orderId));
      assert.deepEqual(mails, ends[place] ? [ends[place] === 'paid' ? 1 : 0] : []);
      if (ends[place] === undefined) return;

      const told = await retry();
      assert.deepEqual(await retry(), told);
      const codes = { cancelled: 'order-state', 'payment-refused': 'payment-declined', paid: undefined };
      assert.equal('refusal' in told ? told.refusal : undefined, codes[ends[place] as keyof typeof codes]);
      assert.deepEqual((await ordersOf(email)).length, 1);
    });
  }
});

test('a checkout that is repeated while its worker may live is told to wait', async () => {
  const { retry } = await dieAt('order.checkout.after-placed');
  const early = await retry();
  assert.equal('refusal' in early && early.refusal, 'in-flight');
  await letTimePass();
  assert.equal(accepted(await retry()).state, 'paid');
});

describe('another attempt to pay that died', () => {
  for (const place of [
    'order.pay-order.after-started',
    'order.pay-attempt.after-payment',
    'order.pay-order.after-finished',
  ]) {
    for (const isRepeated of [true, false]) {
      test(`${place}, ${isRepeated ? 'is finished by its repeat' : 'is settled by the sweeper'}`, async () => {
        world.pays = { outcome: 'declined' };
        const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
        const answer = await room.ask('checkout', input);
        const { orderId, orderKey } = ('data' in answer ? answer.data : {}) as {
          orderId: string;
          orderKey: string;
        };
        world.pays = { outcome: 'captured' };
        armed = place;
        const pay = () =>
          room.ask('payOrder', { orderId, orderKey, paymentMethod: card }, { idempotencyKey: orderId });
        await assert.rejects(pay(), /killed/);
        await letTimePass();
        if (!isRepeated) await room.run('sweep-unfinished');
        const told = await pay();
        const wasNeverAsked = place === 'order.pay-order.after-started' && !isRepeated;
        const order = accepted(await room.ask('getOrder', { orderId, orderKey }));
        assert.equal(order.state, wasNeverAsked ? 'payment-refused' : 'paid');
        assert.equal('refusal' in told, wasNeverAsked);
        assert.deepEqual(await pay(), told);
        assert.deepEqual(chargesOf(orderId), wasNeverAsked ? [0] : [0, 2895]);
      });
    }
  }
});

describe('cancelling that died', () => {
  test('after the order was cancelled: money and goods are given back by the sweeper', async () => {
    const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
    const { orderId, orderKey } = accepted(await room.ask('checkout', input));
    const own = { orderId, orderKey: orderKey ?? '' };
    armed = 'order.cancel-now.after-cancelled';
    await assert.rejects(room.ask('cancelOrder', own), /killed/);
    assert.deepEqual([chargesOf(orderId), world.quotes.get(quote.variantId)?.free], [[2895], 8]);
    await letTimePass();
    await room.run('sweep-unfinished');
    assert.deepEqual([chargesOf(orderId), world.quotes.get(quote.variantId)?.free], [[0], 10]);
    assert.equal(accepted(await room.ask('cancelOrder', own)).payment.state, 'refunded');
  });

  test('of an event: the repeat of the event, or the sweeper, goes on', async () => {
    world.pays = { outcome: 'pending' };
    const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
    const { orderId } = accepted(await room.ask('checkout', input));
    const attempt = [...world.attempts.values()].find((each) => each.orderId === orderId);
    assert.ok(attempt);
    settle(attempt, 'captured');
    armed = 'order.mark-paid.after-paid';
    await assert.rejects(room.hear(settled(attempt)), /killed/);
    await room.hear(settled(attempt));
    assert.equal(world.reservations.get(orderId)?.state, 'held');
    await letTimePass();
    await room.run('sweep-unfinished');
    assert.equal(world.reservations.get(orderId)?.state, 'committed');
  });
});

test('money of a payment that was called off before it arrived never pays the order, however late it is told', async () => {
  const { email } = await dieAt('order.checkout.after-started');
  const [order] = await ordersOf(email);
  assert.ok(order);
  const { orderId } = order;
  const [started] = await change<{ attemptId: string }>(
    'select attempt_id as "attemptId" from payment_attempts where order_id = $1',
    orderId,
  );
  assert.ok(started);
  await letTimePass();
  armed = 'order.ask-payment.after-called-off';
  await assert.rejects(room.run('sweep-unfinished'));
  // The request was on its way all the time, and arrives before payment hears that it is called off.
  const amount = { amountMinor: 2895, currency: 'GBP' as const };
  const late = {
    ...started,
    orderId,
    orderNumber: 'X',
    amount,
    method: card,
    returnUrl: 'http://shop.example',
  };
  assert.ok(world.neighbours.payment?.pay);
  await world.neighbours.payment.pay(late);
  const attempt = world.attempts.get(started.attemptId);
  assert.ok(attempt);
  const taken = settled(attempt);
  const stateNow = async () => (await ordersOf(email)).map(({ state }) => state);
  await room.hear(taken);
  assert.notDeepEqual(await stateNow(), ['paid']);
  await letTimePass();
  await room.run('sweep-unfinished');
  assert.deepEqual([await stateNow(), chargesOf(orderId)], [['payment-refused'], [0]]);
  await room.hear(taken);
  await room.hear(settled(attempt));
  assert.deepEqual([await stateNow(), chargesOf(orderId)], [['payment-refused'], [0]]);
});
