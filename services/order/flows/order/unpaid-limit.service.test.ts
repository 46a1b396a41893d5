import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { until } from '#runtime/testing/until.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld, card, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  // All of them have their things sent to one place.
  const setting = defaultSettings({ 'order.maxUnpaidPerAddress': 1000 });
  room = await openTestRoom(orderService, { neighbours: world.neighbours, setting });
});
beforeEach(() => {
  world.pays = { outcome: 'captured' };
  world.calls.length = 0;
  world.reservations.clear();
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

type Buyer = { email: string; as?: { subject: Subject } };

/** Orders as many carts at once, while the provider does not answer; tells what happened while it was silent. */
async function orderAtOnce(buyers: readonly Buyer[]) {
  const carts = await Promise.all(
    buyers.map((buyer) => aReadyCart(room, world, { ...buyer, quote: { free: 1 }, quantity: 1 })),
  );
  const answered = Promise.withResolvers<never>();
  world.pays = () => answered.promise;
  const counted = () => world.calls.filter((call) => call === 'payment.pay').length;
  const refusals: string[] = [];
  const orders = carts.map(async ({ cart: _cart, quote: _quote, ...input }, index) => {
    const answer = await room.ask('checkout', input, buyers[index]?.as);
    if ('refusal' in answer) refusals.push(answer.refusal);
    return answer;
  });
  await until(() => counted() + refusals.length === buyers.length);
  const held = [...world.reservations.values()].filter(({ state }) => state === 'held').length;
  const placed = counted();
  answered.reject(new Error('the provider hangs'));
  const answers = await Promise.all(orders);
  return { held, placed, refusals, answers };
}

describe('forty orders at once hold the goods of twenty', () => {
  test('of one e-mail address, while the provider is silent', async () => {
    const { held, placed, refusals, answers } = await orderAtOnce(
      Array.from({ length: 40 }, () => ({ email: 'forty@example.com' })),
    );
    assert.deepEqual([held, placed], [20, 20]);
    assert.deepEqual(refusals, Array.from({ length: 20 }).fill('rate-limited'));
    const states = answers.flatMap((answer) => ('state' in answer ? [answer.state] : []));
    assert.deepEqual(states, Array.from({ length: 20 }).fill('awaiting-payment'));
  });

  test('of one account with forty addresses', async () => {
    const as = aCustomer();
    const { held, placed, refusals } = await orderAtOnce(
      Array.from({ length: 40 }, (_, index) => ({ email: `made-up-${index}@example.com`, as })),
    );
    assert.deepEqual([held, placed, refusals.length], [20, 20, 20]);
  });

  test('other buyers are not counted together', async () => {
    const { held, refusals } = await orderAtOnce(
      Array.from({ length: 24 }, (_, index) => ({ email: `apart-${index}@example.com`, as: aCustomer() })),
    );
    assert.deepEqual([held, refusals], [24, []]);
  });
});

test('an order that is paid or cancelled makes room for another', async () => {
  const email = 'room@example.com';
  const one = async () => {
    const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, { email });
    return room.ask('checkout', input);
  };
  world.pays = { outcome: 'pending' };
  const orders = [];
  for (let placed = 0; placed < 20; placed += 1) orders.push(accepted(await one()));
  assert.equal('refusal' in (await one()), true);
  const [first, second] = orders.map(({ orderId, orderKey }) => ({ orderId, orderKey: orderKey ?? '' }));
  assert.ok(first && second);
  world.pays = { outcome: 'captured' };
  assert.equal(accepted(await room.ask('payOrder', { ...first, paymentMethod: card })).state, 'paid');
  assert.equal(accepted(await room.ask('cancelOrder', second)).state, 'cancelled');
  world.pays = { outcome: 'pending' };
  assert.deepEqual(
    [accepted(await one()).state, accepted(await one()).state],
    ['awaiting-payment', 'awaiting-payment'],
  );
  assert.equal('refusal' in (await one()), true);
});

describe('the catalog keeps the goods beyond the deadline of the order', () => {
  const marginMs = 900_000;
  /** By how much the hold at the catalog outlasts the deadline of an order that rests, in milliseconds. */
  const netOf = async (orderId: string) => {
    const [row] = await room.db.rows<{ payBefore: string | null }>({
      name: '',
      text: 'select pay_before as "payBefore" from orders where order_id = $1',
      values: [orderId],
    });
    const { heldUntilMs } = world.reservations.get(orderId) ?? {};
    assert.ok(row?.payBefore && heldUntilMs !== undefined);
    return heldUntilMs - Date.parse(row.payBefore);
  };
  const outlasts = async (orderId: string) => {
    const netMs = await netOf(orderId);
    assert.ok(netMs > marginMs - 5000 && netMs < marginMs + 5000, `${netMs} ms`);
  };
  const setBack = async (orderId: string, seconds: number) => {
    await room.db.rows({
      name: '',
      text: 'update orders set pay_before = pay_before - make_interval(secs => $2) where order_id = $1',
      values: [orderId, seconds],
    });
    const reservation = world.reservations.get(orderId);
    if (reservation) reservation.heldUntilMs -= seconds * 1000;
  };

  for (const outcome of ['pending', 'unknown', 'declined'] as const) {
    test(`after a first payment that is ${outcome}, and after each further one`, async () => {
      world.pays = { outcome };
      const {
        cart: _cart,
        quote: _quote,
        ...input
      } = await aReadyCart(room, world, { email: `${outcome}@example.com` });
      const answer = await room.ask('checkout', input);
      const own = ('data' in answer ? answer.data : answer) as { orderId: string; orderKey: string };
      const { orderId, orderKey } = own;
      await outlasts(orderId);
      for (let attempt = 2; attempt <= 4; attempt += 1) {
        // The buyer comes back when most of the time is over.
        await setBack(orderId, 1700);
        world.pays = { outcome: attempt === 3 ? 'pending' : 'declined' };
        await room.ask('payOrder', { orderId, orderKey, paymentMethod: card });
        await outlasts(orderId);
      }
    });
  }
});
