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
  world.before.clear();
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const change = <Row>(text: string, ...values: unknown[]) => room.db.rows<Row>({ name: '', text, values });
const countOrders = async (cartToken: string) => {
  const [row] = await change<{ count: number }>(
    `select count(*) from orders join carts using (cart_id)
     where token_hash = translate(rtrim(encode(sha256($1::bytea), 'base64'), '='), '+/', '-_')`,
    cartToken,
  );
  return row?.count;
};
const place = async () => {
  world.pays = { outcome: 'pending' };
  const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
  const { orderId, orderKey } = accepted(await room.ask('checkout', input));
  const attempt = [...world.attempts.values()].find((each) => each.orderId === orderId);
  assert.ok(attempt);
  const own = { orderId, orderKey: orderKey ?? '' };
  return { ...own, own, attempt, quote, see: async () => accepted(await room.ask('getOrder', own)) };
};
const namesOf = async (orderId: string) =>
  (await room.announced()).filter(({ key }) => key === orderId).map(({ name }) => name);
const keptBy = (orderId: string) =>
  [...world.attempts.values()]
    .filter((each) => each.orderId === orderId)
    .reduce((sum, { capturedMinor, refundedMinor }) => sum + capturedMinor - refundedMinor, 0);

describe('the same cart ordered at the same time', () => {
  test('twice with one key: one order, and both are told of it or to wait', async () => {
    const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
    const ask = () => room.ask('checkout', input, { idempotencyKey: 'tab' });
    const answers = await Promise.all([ask(), ask()]);
    const codes: string[] = answers.flatMap((answer) => ('refusal' in answer ? [answer.refusal] : []));
    assert.deepEqual(
      [...new Set(codes)].filter((code) => code !== 'in-flight'),
      [],
    );
    const order = accepted(await ask());
    assert.deepEqual(await ask(), order);
    assert.equal(await countOrders(input.cartToken), 1);
    assert.deepEqual([keptBy(order.orderId), world.quotes.get(quote.variantId)?.free], [2895, 8]);
    const other = await room.ask(
      'checkout',
      { ...input, paymentMethod: { type: 'qr' } },
      { idempotencyKey: 'tab' },
    );
    assert.equal(refused(other), 'key-reused');
  });

  test('twenty times with as many keys: one order, and the others are told which', async () => {
    const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
    const asked = Array.from({ length: 20 }, (_, tab) =>
      room.ask('checkout', input, { idempotencyKey: `${input.cartToken} ${tab}` }),
    );
    const answers = await Promise.all(asked);
    const [order, ...others] = answers.filter((answer) => !('refusal' in answer));
    assert.ok(order && others.length === 0);
    const { orderId, orderKey } = accepted(order);
    for (const answer of answers) {
      if (!('refusal' in answer)) continue;
      assert.deepEqual([answer.refusal, answer.data], ['cart-frozen', { orderId, orderKey }]);
    }
    assert.equal(await countOrders(input.cartToken), 1);
    assert.deepEqual([keptBy(orderId), world.quotes.get(quote.variantId)?.free], [2895, 8]);
  });

  test('while it is changed: the order is what the buyer saw, or none', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
      const { cartToken } = input;
      const line = { cartToken, variantId: quote.variantId, quantity: 3 };
      const [answer] = await Promise.all([room.ask('checkout', input), room.ask('setLineQuantity', line)]);
      if ('refusal' in answer) assert.equal(answer.refusal, 'total-changed');
      else assert.deepEqual([answer.totals.total, answer.lines[0]?.quantity], [input.expectedTotal, 2]);
    }
  });

  test('changed after it was priced: the buyer is told the new total, and nothing is placed', async () => {
    const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
    const { cartToken } = input;
    world.before.set('catalog.quote', async () => {
      world.before.clear();
      accepted(await room.ask('setLineQuantity', { cartToken, variantId: quote.variantId, quantity: 3 }));
    });
    assert.equal(refused(await room.ask('checkout', input)), 'total-changed');
    assert.equal(await countOrders(cartToken), 0);
  });
});

test('twenty carts for the last five: five are sold', async () => {
  const first = await aReadyCart(room, world, { quote: { free: 5 }, quantity: 1 });
  const { variantId } = first.quote;
  const carts = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const { cartToken } = accepted(
        await room.ask('createCart', { locale: 'en-gb', lines: [{ variantId, quantity: 1 }] }),
      );
      const { email, shippingAddress } = first.cart;
      accepted(
        await room.ask('setCartDetails', {
          cartToken,
          email: email ?? '',
          shippingMethod: 'standard',
          ...(shippingAddress ? { shippingAddress } : {}),
        }),
      );
      return cartToken;
    }),
  );
  const { expectedTotal } = first;
  const answers = await Promise.all(
    carts.map((cartToken) => room.ask('checkout', { cartToken, expectedTotal, paymentMethod: card })),
  );
  const sold = answers.filter((answer) => !('refusal' in answer));
  for (const answer of answers) if ('refusal' in answer) assert.equal(answer.refusal, 'out-of-stock');
  assert.deepEqual([sold.length, world.quotes.get(variantId)?.free], [5, 0]);
});

describe('who moves an order first, wins', () => {
  test('the provider’s event, five times at once, and the sweeper: paid once', async () => {
    const { attempt, orderId, see } = await place();
    settle(attempt, 'captured');
    await change(`update orders set look_at = now() where order_id = $1`, orderId);
    const hear = () => room.hear(settled(attempt));
    await Promise.all([
      hear(),
      room.run('sweep-unfinished'),
      hear(),
      hear(),
      room.run('sweep-unfinished'),
      hear(),
    ]);
    assert.equal((await see()).state, 'paid');
    assert.deepEqual(await namesOf(orderId), ['order.placed', 'order.paid']);
    await change(
      `update orders set look_at = now(), lease_until = null, lease_holder = null where look_at is not null`,
    );
    await room.run('sweep-unfinished');
    assert.equal(world.reservations.get(orderId)?.state, 'committed');
  });

  test('cancelling against paying: whatever the end, money and goods agree with it', async () => {
    const ends = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const { attempt, orderId, own, see, quote } = await place();
      settle(attempt, 'captured');
      const work = [() => room.hear(settled(attempt)), () => room.ask('cancelOrder', own)];
      await Promise.all((round % 2 ? work : work.toReversed()).map((each) => each()));
      await change(
        `update orders set look_at = now(), lease_until = null, lease_holder = null where look_at is not null`,
      );
      await room.run('sweep-unfinished');
      const { state } = await see();
      ends.add(state);
      const isPaid = state === 'paid';
      assert.deepEqual(
        [keptBy(orderId), world.quotes.get(quote.variantId)?.free],
        isPaid ? [2895, 8] : [0, 10],
        state,
      );
    }
    assert.ok([...ends].every((state) => state === 'paid' || state === 'cancelled'));
  });

  test('two tabs paying one order: one attempt at a time, one capture', async () => {
    const { own, orderId, see } = await place();
    world.pays = { outcome: 'captured' };
    const pay = () => room.ask('payOrder', { ...own, paymentMethod: card });
    const answers = await Promise.all([pay(), pay(), pay()]);
    // Who waited for the first is told that it is paid.
    const ends = answers.map((answer) => ('refusal' in answer ? answer.refusal : answer.state));
    const may = ['paid', 'version-conflict', 'payment-not-possible'];
    assert.ok(ends.includes('paid') && ends.every((end) => may.includes(end)), String(ends));
    const { state, payment } = await see();
    assert.deepEqual([state, payment.attempt, keptBy(orderId)], ['paid', 2, 2895]);
  });

  test('a worker who is late changes nothing and takes no money', async () => {
    world.pays = { outcome: 'captured' };
    const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
    world.before.set('payment.pay', async () => {
      world.before.clear();
      await change(`update orders set lease_until = now(), look_at = now() where state = 'placed'`);
      await room.run('sweep-unfinished');
    });
    const answer = await room.ask('checkout', input);
    const { orderId, orderKey } = ('refusal' in answer ? answer.data : answer) as {
      orderId: string;
      orderKey: string;
    };
    assert.equal(refused(answer), 'payment-declined');
    assert.deepEqual([keptBy(orderId), await namesOf(orderId)], [0, ['order.placed']]);
    const paid = accepted(await room.ask('payOrder', { orderId, orderKey, paymentMethod: card }));
    assert.deepEqual(
      [paid.state, keptBy(orderId), world.quotes.get(quote.variantId)?.free],
      ['paid', 2895, 8],
    );
  });
});
