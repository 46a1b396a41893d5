import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import {
  accepted,
  aReadyCart,
  aWorld,
  card,
  refused,
  settle,
  settled,
  type FakeWorld,
} from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(() => {
  world.pays = { outcome: 'captured' };
  world.down.clear();
  world.before.clear();
  world.calls.length = 0;
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const change = (text: string, ...values: unknown[]) => room.db.rows({ name: '', text, values });
const lookNow = () =>
  change(
    `update orders set look_at = now(), lease_until = null, lease_holder = null where look_at is not null`,
  );
const checkout = async () => {
  const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
  return { answer: await room.ask('checkout', input), input, quote };
};
const place = async (outcome: 'pending' | 'unknown') => {
  world.pays = { outcome };
  const { answer, ...more } = await checkout();
  const { orderId, orderKey } = accepted(answer);
  const attempt = [...world.attempts.values()].find((each) => each.orderId === orderId);
  assert.ok(attempt);
  const see = async () => accepted(await room.ask('getOrder', { orderId, orderKey: orderKey ?? '' }));
  return { order: accepted(answer), attempt, see, orderId, orderKey: orderKey ?? '', ...more };
};
const countPaid = async (orderId: string) =>
  (await room.announced()).filter(({ key, name }) => key === orderId && name === 'order.paid').length;

describe('a payment that the buyer has to finish', () => {
  test('rests with its deadline and next action, until the provider tells that it is captured', async () => {
    const { order, attempt, see, orderId } = await place('pending');
    assert.deepEqual([order.state, order.payment.state], ['awaiting-payment', 'pending']);
    assert.deepEqual(order.payment.nextAction, { type: 'redirect', url: 'http://pay.example/1' });
    const waitMs = Date.parse(order.payment.payBefore ?? '') - Date.parse(order.timeline.at(-1)?.at ?? '');
    assert.ok(Math.abs(waitMs - 1_800_000) < 1000, `${waitMs} ms`);
    assert.deepEqual(world.calls.slice(-2), ['payment.pay', 'catalog.extendReservation']);
    settle(attempt, 'captured');
    await room.hear(settled(attempt));
    await room.hear(settled(attempt));
    const paid = await see();
    assert.deepEqual([paid.state, paid.payment.state, paid.payment.nextAction], ['paid', 'paid', null]);
    assert.equal(world.reservations.get(orderId)?.state, 'committed');
    assert.equal(await countPaid(orderId), 1);
  });

  test('is asked for by the sweeper when the provider’s event is lost', async () => {
    const { attempt, see } = await place('pending');
    await room.run('sweep-unfinished');
    assert.equal(world.calls.includes('payment.queryPayment'), false);
    await lookNow();
    await room.run('sweep-unfinished');
    assert.equal((await see()).state, 'awaiting-payment');
    settle(attempt, 'captured');
    await lookNow();
    await room.run('sweep-unfinished');
    assert.equal((await see()).state, 'paid');
  });

  test('is given up at its deadline: goods and cart go back, and money that comes late is refunded', async () => {
    const { attempt, see, orderId, quote, input } = await place('pending');
    await change(`update orders set pay_before = now(), look_at = now() where order_id = $1`, orderId);
    await room.run('sweep-unfinished');
    const cancelled = await see();
    assert.deepEqual(
      [cancelled.state, cancelled.payment.state, attempt.outcome],
      ['cancelled', 'none', 'voided'],
    );
    assert.equal(
      cancelled.timeline.find(({ what }) => what === 'cancelled')?.why,
      'It was not paid in time.',
    );
    assert.equal(world.quotes.get(quote.variantId)?.free, 10);
    settle(attempt, 'captured');
    await room.hear(settled(attempt));
    assert.equal(attempt.refundedMinor, 2895);
    assert.deepEqual([(await see()).state, (await see()).payment.state], ['cancelled', 'refunded']);
    const { cartToken } = input;
    assert.equal(accepted(await room.ask('checkout', { ...input, cartToken })).state, 'awaiting-payment');
  });

  test('may be given up for another method, which pays', async () => {
    const { attempt, orderId, orderKey, see } = await place('pending');
    world.pays = { outcome: 'captured' };
    const paid = accepted(await room.ask('payOrder', { orderId, orderKey, paymentMethod: card }));
    assert.deepEqual([paid.state, paid.payment.attempt, attempt.outcome], ['paid', 2, 'voided']);
    settle(attempt, 'captured');
    await room.hear(settled(attempt));
    assert.equal(attempt.refundedMinor, 2895);
    assert.deepEqual([(await see()).state, (await see()).payment.state], ['paid', 'paid']);
    assert.equal(await countPaid(orderId), 1);
  });

  test('that was captured already is not paid twice', async () => {
    const { attempt, orderId, orderKey } = await place('pending');
    settle(attempt, 'captured');
    world.calls.length = 0;
    const paid = accepted(await room.ask('payOrder', { orderId, orderKey, paymentMethod: card }));
    assert.deepEqual([paid.state, paid.payment.attempt], ['paid', 1]);
    const calls = world.calls.filter((call) => !call.startsWith('user.'));
    assert.deepEqual(calls, ['payment.queryPayment', 'catalog.commitReservation']);
  });
});

describe('a payment that is declined', () => {
  test('keeps the order and its goods; another attempt pays', async () => {
    world.pays = { outcome: 'declined', declineCode: 'insufficient_funds' };
    const { answer, input } = await checkout();
    assert.equal(refused(answer), 'payment-declined');
    const data = ('data' in answer ? answer.data : {}) as Record<string, string>;
    const { orderId = '', orderKey = '' } = data;
    assert.deepEqual(data, { orderId, orderKey, declineCode: 'insufficient_funds' });
    const seen = accepted(await room.ask('getOrder', { orderId, orderKey }));
    assert.deepEqual(
      [seen.state, seen.payment.state, seen.payment.declineCode],
      ['payment-refused', 'refused', 'insufficient_funds'],
    );
    assert.equal(world.reservations.get(orderId)?.state, 'held');
    assert.equal(refused(await room.ask('checkout', input)), 'cart-frozen');

    const again = await room.ask(
      'payOrder',
      { orderId, orderKey, paymentMethod: card },
      { idempotencyKey: 'again' },
    );
    assert.equal(refused(again), 'payment-declined');
    world.pays = { outcome: 'captured' };
    assert.deepEqual(
      await room.ask('payOrder', { orderId, orderKey, paymentMethod: card }, { idempotencyKey: 'again' }),
      again,
    );
    const paid = accepted(await room.ask('payOrder', { orderId, orderKey, paymentMethod: card }));
    assert.deepEqual([paid.state, paid.payment.attempt, paid.payment.declineCode], ['paid', 3, null]);
    assert.equal(
      refused(await room.ask('payOrder', { orderId, orderKey, paymentMethod: card })),
      'payment-not-possible',
    );
  });

  test('ends at the deadline, and an order can be tried ten times at most', async () => {
    world.pays = { outcome: 'declined' };
    const { answer } = await checkout();
    const { orderId, orderKey } = ('data' in answer ? answer.data : {}) as {
      orderId: string;
      orderKey: string;
    };
    const pay = async () => refused(await room.ask('payOrder', { orderId, orderKey, paymentMethod: card }));
    for (let number = 2; number <= 10; number += 1) assert.equal(await pay(), 'payment-declined');
    assert.equal(await pay(), 'payment-not-possible');
    await change(`update orders set pay_before = now(), look_at = now() where order_id = $1`, orderId);
    await room.run('sweep-unfinished');
    assert.equal(accepted(await room.ask('getOrder', { orderId, orderKey })).state, 'cancelled');
    assert.equal(world.reservations.get(orderId)?.state, 'released');
  });

  test('heard from the provider after waiting, refuses the order; a late success still pays it', async () => {
    const { attempt, see, orderId } = await place('pending');
    settle(attempt, 'declined', 'expired');
    await room.hear(settled(attempt));
    assert.deepEqual(
      [(await see()).state, (await see()).payment.declineCode],
      ['payment-refused', 'expired'],
    );
    settle(attempt, 'captured');
    await room.hear(settled(attempt));
    assert.equal((await see()).state, 'paid');
    assert.equal(await countPaid(orderId), 1);
  });
});

test('a late success of one attempt pays the order and gives up the attempt that is under way', async () => {
  world.pays = { outcome: 'declined' };
  const { answer } = await checkout();
  const { orderId, orderKey } = ('data' in answer ? answer.data : {}) as {
    orderId: string;
    orderKey: string;
  };
  world.pays = { outcome: 'pending' };
  accepted(await room.ask('payOrder', { orderId, orderKey, paymentMethod: { type: 'qr' } }));
  const [first, second] = [...world.attempts.values()].filter((each) => each.orderId === orderId);
  assert.ok(first && second);
  settle(first, 'captured');
  await room.hear(settled(first));
  const paid = accepted(await room.ask('getOrder', { orderId, orderKey }));
  assert.deepEqual([paid.state, first.refundedMinor, second.outcome], ['paid', 0, 'voided']);
});

describe('a payment of which nothing is known', () => {
  test('waits; the sweeper asks, also past the deadline, until the provider is heard', async () => {
    world.pays = () => Promise.reject(new Error('no route to the provider'));
    const { answer } = await checkout();
    const order = accepted(answer);
    const { orderId } = order;
    assert.deepEqual(
      [order.state, order.payment.state, order.payment.nextAction],
      ['awaiting-payment', 'pending', null],
    );
    world.down.add('payment.queryPayment');
    await change(
      `update orders set pay_before = now() - interval '2 minutes', look_at = now() where order_id = $1`,
      orderId,
    );
    await room.run('sweep-unfinished');
    const [row] = await change(
      `select state, look_at - now() between interval '4 s' and interval '20 s' as "isSoon" from orders where order_id = $1`,
      orderId,
    );
    assert.deepEqual(row, { state: 'awaiting-payment', isSoon: true });
    world.down.clear();
    await lookNow();
    await room.run('sweep-unfinished');
    const seen = accepted(await room.ask('getOrder', { orderId, orderKey: order.orderKey ?? '' }));
    assert.equal(seen.state, 'cancelled');
  });

  test('is taken over when the provider had captured it', async () => {
    const { attempt, see, orderId } = await place('unknown');
    settle(attempt, 'captured');
    await lookNow();
    await room.run('sweep-unfinished');
    assert.equal((await see()).state, 'paid');
    assert.equal(await countPaid(orderId), 1);
  });

  test('cannot be given up for another before it is known', async () => {
    const { orderId, orderKey } = await place('unknown');
    const answer = await room.ask('payOrder', { orderId, orderKey, paymentMethod: card });
    assert.equal(refused(answer), 'payment-pending');
    assert.ok('retryAfterSeconds' in answer && answer.retryAfterSeconds === 30, 'it says when to come again');
  });
});

describe('the event of a payment', () => {
  test('that comes before the answer to the buyer, wins; the buyer is told the same', async () => {
    world.pays = { outcome: 'pending' };
    world.before.set('catalog.extendReservation', async () => {
      const attempt = [...world.attempts.values()].at(-1);
      assert.ok(attempt);
      settle(attempt, 'captured');
      await room.hear(settled(attempt));
    });
    const { answer } = await checkout();
    const { orderId, orderKey, state } = accepted(answer);
    assert.equal(accepted(await room.ask('getOrder', { orderId, orderKey: orderKey ?? '' })).state, 'paid');
    assert.ok(state === 'paid' || state === 'awaiting-payment', state);
    assert.equal(await countPaid(orderId), 1);
  });

  test('of an unknown order or attempt is a fault that comes again', async () => {
    const { attempt } = await place('pending');
    settle(attempt, 'captured');
    const event = settled(attempt);
    const other = '0198a000-0000-7000-8000-0000000000ff';
    await assert.rejects(
      room.hear({ ...event, payload: { ...event.payload, orderId: other } }),
      /does not exist/,
    );
    await assert.rejects(
      room.hear({ ...event, payload: { ...event.payload, attemptId: other } }),
      /has no attempt/,
    );
  });

  test('of a refund of a paid order is noted', async () => {
    const { answer } = await checkout();
    const { orderId, orderKey } = accepted(answer);
    const attempt = [...world.attempts.values()].find((each) => each.orderId === orderId);
    assert.ok(attempt);
    settle(attempt, 'voided');
    await room.hear(settled(attempt));
    const seen = accepted(await room.ask('getOrder', { orderId, orderKey: orderKey ?? '' }));
    assert.deepEqual([seen.state, seen.payment.state], ['paid', 'refunded']);
  });
});
