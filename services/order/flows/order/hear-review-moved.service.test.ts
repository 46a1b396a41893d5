import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { EventPayload } from '#contracts/events.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, card, settle, settled, type FakeWorld } from '../../testing.ts';

const day = 86_400;

describe('an order whose payment a person must look at', () => {
  let room: TestRoom<'order'>;
  let world: FakeWorld;
  let armed = '';
  before(async () => {
    world = aWorld();
    const killPoint = (name: string) => {
      if (name !== armed) return;
      armed = '';
      throw new Error(`killed at ${name}`);
    };
    room = await openTestRoom(orderService, { neighbours: world.neighbours, killPoint });
  });
  afterEach(async () => {
    world.before.clear();
    world.pays = { outcome: 'captured' };
    assert.deepEqual(await orderService.audit(room.db), []);
  });
  after(() => room.close());

  type State = EventPayload<'payment.review-moved'>['state'];
  const hear = (orderId: string, attemptId: string, state: State) => {
    const payload = { orderId, attemptId, state, decideWithinSeconds: state === 'open' ? day : null };
    return room.hear({ name: 'payment.review-moved', key: orderId, version: 2, payload });
  };
  const attemptOf = (orderId: string) => {
    const found = [...world.attempts.values()].findLast((each) => each.orderId === orderId);
    if (!found) throw new Error('nothing was paid');
    return found;
  };
  /** An order that waits for its payment. */
  async function waiting(email: string) {
    world.pays = { outcome: 'pending' };
    const { cart: _cart, quote, ...input } = await aReadyCart(room, world, { email });
    const { orderId, orderKey } = accepted(await room.ask('checkout', input));
    const own = { orderId, orderKey: orderKey ?? '' };
    return { ...own, own, variantId: quote.variantId, attempt: attemptOf(orderId) };
  }
  const restSeconds = async (own: { orderId: string; orderKey: string }) => {
    const { payment } = accepted(await room.ask('getOrder', own));
    return Math.round((Date.parse(payment.payBefore ?? '') - Date.now()) / 100) / 10;
  };
  const isAbout = (seconds: number, expected: number) =>
    assert.ok(Math.abs(seconds - expected) < 20, `${seconds} s`);

  test('rests until then with its goods, told once; once it is paid it is as any other', async () => {
    const { own, orderId, attempt } = await waiting('open@example.com');
    for (let time = 0; time < 2; time += 1) await hear(orderId, attempt.attemptId, 'open');
    const order = accepted(await room.ask('getOrder', own));
    assert.deepEqual([order.state, order.payment.isInReview], ['awaiting-payment', true]);
    isAbout(await restSeconds(own), day);
    const { heldUntilMs = 0 } = world.reservations.get(orderId) ?? {};
    isAbout((heldUntilMs - Date.now()) / 1000, day + 900);
    const words = order.timeline.filter(({ what }) => what === 'payment-review');
    assert.equal(words.length, 1);
    await hear(orderId, attempt.attemptId, 'approved');
    settle(attempt, 'captured');
    await room.hear(settled(attempt));
    const paid = accepted(await room.ask('getOrder', own));
    assert.deepEqual([paid.state, paid.payment.isInReview], ['paid', undefined]);
  });

  test('rests so long also when that is told before its own payment has answered', async () => {
    world.pays = { outcome: 'pending' };
    const {
      cart: _cart,
      quote: _quote,
      ...input
    } = await aReadyCart(room, world, { email: 'early@example.com' });
    const { attempts } = world;
    const remember = attempts.set.bind(attempts);
    let early: Promise<void> | undefined;
    attempts.set = (attemptId, attempt) => {
      early = hear(attempt.orderId, attemptId, 'open');
      return remember(attemptId, attempt);
    };
    const { orderId, orderKey } = accepted(await room.ask('checkout', input));
    attempts.set = remember;
    await early;
    isAbout(await restSeconds({ orderId, orderKey: orderKey ?? '' }), day);
  });

  for (const state of ['rejected', 'expired'] as const) {
    test(`is cancelled when it is ${state}: goods and money go back, and a repeat changes nothing`, async () => {
      const { own, orderId, attempt, variantId } = await waiting(`${state}@example.com`);
      await hear(orderId, attempt.attemptId, 'open');
      for (let time = 0; time < 2; time += 1) await hear(orderId, attempt.attemptId, state);
      const order = accepted(await room.ask('getOrder', own));
      assert.equal(order.state, 'cancelled');
      assert.equal(order.timeline.at(-1)?.why, 'The payment could not be accepted.');
      assert.equal(world.reservations.get(orderId)?.state, 'released');
      assert.equal(world.quotes.get(variantId)?.free, 10);
      assert.equal(world.attempts.get(attempt.attemptId)?.outcome, 'voided');
    });
  }

  test('is cancelled too when its provider let go before that was told', async () => {
    const { own, orderId, attempt } = await waiting('let-go@example.com');
    settle(attempt, 'voided');
    await room.hear(settled(attempt));
    assert.equal(accepted(await room.ask('getOrder', own)).state, 'payment-refused');
    await hear(orderId, attempt.attemptId, 'rejected');
    assert.equal(accepted(await room.ask('getOrder', own)).state, 'cancelled');
  });

  test('that was paid in another way meanwhile is left alone', async () => {
    const { own, orderId, attempt } = await waiting('another@example.com');
    await hear(orderId, attempt.attemptId, 'open');
    world.pays = { outcome: 'captured' };
    assert.equal(accepted(await room.ask('payOrder', { ...own, paymentMethod: card })).state, 'paid');
    await hear(orderId, attempt.attemptId, 'rejected');
    assert.equal(accepted(await room.ask('getOrder', own)).state, 'paid');
  });

  test('rests no longer than others once there is nothing to look at', async () => {
    const { own, orderId, attempt } = await waiting('dropped@example.com');
    await hear(orderId, attempt.attemptId, 'open');
    settle(attempt, 'declined');
    await room.hear(settled(attempt));
    await hear(orderId, attempt.attemptId, 'dropped');
    isAbout(await restSeconds(own), 1800);
  });

  for (const place of ['order.hear-review.before-noted', 'order.hear-review.after-noted']) {
    test(`dies at ${place}: told again it rests, goods included`, async () => {
      const { own, orderId, attempt } = await waiting(`${place}@example.com`);
      armed = place;
      await assert.rejects(hear(orderId, attempt.attemptId, 'open'), /killed at/);
      await hear(orderId, attempt.attemptId, 'open');
      isAbout(await restSeconds(own), day);
      isAbout(((world.reservations.get(orderId)?.heldUntilMs ?? 0) - Date.now()) / 1000, day + 900);
    });
  }
});
