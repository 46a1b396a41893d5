import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, card, refused, settle, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  const setting = defaultSettings({ 'order.maxUnpaidPerAddress': 1000 });
  room = await openTestRoom(orderService, { neighbours: world.neighbours, setting });
});
beforeEach(() => {
  world.pays = { outcome: 'captured' };
  world.down.clear();
  world.before.clear();
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const change = <Row>(text: string, ...values: unknown[]) => room.db.rows<Row>({ name: '', text, values });
const lookNow = () =>
  change(
    `update orders set look_at = now(), lease_until = null, lease_holder = null where look_at is not null`,
  );
const checkout = async () => {
  const {
    cart: _cart,
    quote,
    ...input
  } = await aReadyCart(room, world, { email: `${world.attempts.size}-${Math.random()}@example.com` });
  const answer = await room.ask('checkout', input);
  const { orderId, orderKey } = ('refusal' in answer ? answer.data : answer) as {
    orderId: string;
    orderKey: string;
  };
  const see = async () => accepted(await room.ask('getOrder', { orderId, orderKey }));
  const attempt = [...world.attempts.values()].find((each) => each.orderId === orderId);
  return { answer, orderId, orderKey, see, attempt, quote, input };
};
const released = (orderId: string) =>
  ({ name: 'reservation.released', key: orderId, version: 1, payload: { orderId } }) as const;

describe('a neighbour that is down', () => {
  test('the catalog after the payment: the order is paid, and its goods are committed later', async () => {
    world.down.add('catalog.commitReservation');
    const { answer, orderId, see } = await checkout();
    assert.equal(accepted(answer).state, 'paid');
    await lookNow();
    await room.run('sweep-unfinished');
    assert.equal(world.reservations.get(orderId)?.state, 'held');
    world.down.clear();
    await room.run('sweep-unfinished');
    assert.equal(world.reservations.get(orderId)?.state, 'held', 'looked at again after some seconds only');
    await lookNow();
    await room.run('sweep-unfinished');
    assert.equal(world.reservations.get(orderId)?.state, 'committed');
    assert.equal((await see()).state, 'paid');
  });

  test('the catalog before the payment: nothing is paid, and the order is undone', async () => {
    world.down.add('catalog.reserve');
    const {
      cart: _cart,
      quote: _quote,
      ...input
    } = await aReadyCart(room, world, { email: 'down@example.com' });
    await assert.rejects(room.ask('checkout', input), /catalog.reserve is down/);
    world.down.clear();
    await lookNow();
    await room.run('sweep-unfinished');
    const rows = await change(`select state, stock from orders where email = 'down@example.com'`);
    assert.deepEqual(rows, [{ state: 'cancelled', stock: 'returned' }]);
    assert.equal(accepted(await room.ask('checkout', input)).state, 'paid');
  });

  test('payment, when an order is cancelled: the money is given back as soon as it answers', async () => {
    const { orderId, orderKey, attempt } = await checkout();
    world.down.add('payment.cancelPayment');
    assert.equal(accepted(await room.ask('cancelOrder', { orderId, orderKey })).state, 'cancelled');
    assert.deepEqual([attempt?.refundedMinor, world.reservations.get(orderId)?.state], [0, 'released']);
    world.down.clear();
    await lookNow();
    await room.run('sweep-unfinished');
    assert.equal(attempt?.refundedMinor, 2895);
    const [row] = await change(
      `select look_at as "lookAt", lease_holder as holder from orders where order_id = $1`,
      orderId,
    );
    assert.deepEqual(row, { lookAt: null, holder: null });
  });

  test('one order that fails stops no other', async () => {
    world.pays = { outcome: 'pending' };
    const orders = [await checkout(), await checkout()];
    for (const { attempt } of orders) if (attempt) settle(attempt, 'captured');
    let calls = 0;
    world.before.set('payment.queryPayment', () => {
      calls += 1;
      if (calls === 1) throw new Error('the first one fails');
    });
    await lookNow();
    await room.run('sweep-unfinished');
    const states = await Promise.all(orders.map(async ({ see }) => (await see()).state));
    assert.deepEqual(states.toSorted(), ['awaiting-payment', 'paid']);
  });
});

test('more than one batch is swept at once', async () => {
  world.pays = { outcome: 'pending' };
  const orders = await Promise.all(Array.from({ length: 45 }, () => checkout()));
  for (const { attempt } of orders) if (attempt) settle(attempt, 'captured');
  await lookNow();
  await room.run('sweep-unfinished');
  const states = await Promise.all(orders.map(async ({ see }) => (await see()).state));
  assert.deepEqual([...new Set(states)], ['paid']);
});

test('a provider that is away is asked for so many orders in a pass, and all is caught up when it is back', async () => {
  world.pays = { outcome: 'unknown' };
  const orders = await Promise.all(Array.from({ length: 45 }, () => checkout()));
  let asked = 0;
  world.before.set('payment.queryPayment', () => {
    asked += 1;
    throw new Error('no route to the provider');
  });
  for (const pass of [1, 2, 3]) {
    await lookNow();
    await room.run('sweep-unfinished');
    assert.equal(asked, pass * 20);
  }
  const later = await change<{ looks: number; isLater: boolean }>(
    `select looks, look_at > now() + interval '9 s' as "isLater" from orders where order_id = any($1)`,
    orders.map(({ orderId }) => orderId),
  );
  assert.ok(
    later.every(({ looks, isLater }) => looks >= 3 && isLater),
    'each is looked at ever later',
  );
  world.before.clear();
  for (const { attempt } of orders) if (attempt) settle(attempt, 'captured');
  await lookNow();
  await room.run('sweep-unfinished');
  const states = await Promise.all(orders.map(async ({ see }) => (await see()).state));
  assert.deepEqual([...new Set(states)], ['paid']);
  const looks = await change(
    'select distinct looks from orders where order_id = any($1)',
    orders.map(({ orderId }) => orderId),
  );
  assert.deepEqual(looks, [{ looks: 1 }], 'who moves on is not late any more');
});

test('what somebody works on is left alone', async () => {
  world.pays = { outcome: 'pending' };
  const { orderId, attempt, see } = await checkout();
  if (attempt) settle(attempt, 'captured');
  await change(
    `update orders set look_at = now(), lease_holder = 'x', lease_until = now() + interval '1 minute' where order_id = $1`,
    orderId,
  );
  await room.run('sweep-unfinished');
  assert.equal((await see()).state, 'awaiting-payment');
  await lookNow();
  await room.run('sweep-unfinished');
  assert.equal((await see()).state, 'paid');
});

describe('the catalog gave the goods back', () => {
  test('an unpaid order is cancelled', async () => {
    world.pays = { outcome: 'pending' };
    const { orderId, see, attempt } = await checkout();
    await world.neighbours.catalog?.releaseReservation?.({ orderId });
    await room.hear(released(orderId));
    await room.hear(released(orderId));
    assert.deepEqual([(await see()).state, attempt?.outcome], ['cancelled', 'voided']);
  });

  test('an unpaid order that was paid after all takes them again', async () => {
    world.pays = { outcome: 'pending' };
    const { orderId, see, attempt, quote } = await checkout();
    await world.neighbours.catalog?.releaseReservation?.({ orderId });
    if (attempt) settle(attempt, 'captured');
    await room.hear(released(orderId));
    assert.deepEqual([(await see()).state, world.reservations.get(orderId)?.state], ['paid', 'committed']);
    assert.equal(world.quotes.get(quote.variantId)?.free, 8);
  });

  test('a paid order whose goods were sold meanwhile is cancelled, and its money given back', async () => {
    world.before.set('catalog.commitReservation', async () => {
      world.before.clear();
      const [orderId] = [...world.reservations].at(-1) ?? [''];
      await world.neighbours.catalog?.releaseReservation?.({ orderId });
      const variantId = world.reservations.get(orderId)?.lines[0]?.variantId ?? '';
      const quote = world.quotes.get(variantId);
      if (quote) world.quotes.set(variantId, { ...quote, free: 1 });
    });
    const { answer, see, attempt } = await checkout();
    assert.equal(refused(answer), 'order-state');
    assert.match('detail' in answer ? answer.detail : '', /sold to somebody else/);
    assert.deepEqual([(await see()).state, (await see()).payment.state], ['cancelled', 'refunded']);
    assert.equal(attempt?.refundedMinor, 2895);
    await room.hear(released((await see()).orderId));
  });

  test('before the hold could be extended: the order has come to its deadline', async () => {
    world.pays = { outcome: 'pending' };
    world.before.set('catalog.extendReservation', async () => {
      world.before.clear();
      const [orderId] = [...world.reservations].at(-1) ?? [''];
      await world.neighbours.catalog?.releaseReservation?.({ orderId });
    });
    const { answer, see } = await checkout();
    assert.ok(
      ['order-state', 'awaiting-payment'].includes('refusal' in answer ? answer.refusal : answer.state),
    );
    await lookNow();
    await room.run('sweep-unfinished');
    assert.equal((await see()).state, 'cancelled');
  });

  test('before another attempt to pay: the order is cancelled, and cannot be paid', async () => {
    world.pays = { outcome: 'declined' };
    const { orderId, orderKey, see } = await checkout();
    await world.neighbours.catalog?.releaseReservation?.({ orderId });
    world.pays = { outcome: 'captured' };
    const answer = await room.ask('payOrder', { orderId, orderKey, paymentMethod: card });
    assert.equal(refused(answer), 'payment-not-possible');
    assert.deepEqual([(await see()).state, (await see()).payment.attempt], ['cancelled', 1]);
  });
});
