import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld, refused, support, type FakeWorld } from '../../testing.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { fakeUser, type FakeUser } from './fake-user.ts';

describe('points', () => {
  let room: TestRoom<'order'>;
  let world: FakeWorld;
  let user: FakeUser;
  let ada: ReturnType<typeof aCustomer>;
  let killAt = '';
  before(async () => {
    world = aWorld();
    user = fakeUser(world);
    fakeAfterSale(world);
    const killPoint = (name: string) => {
      if (name === killAt) throw new Error(`killed at ${name}`);
    };
    room = await openTestRoom(orderService, { neighbours: world.neighbours, killPoint });
  });
  beforeEach(() => {
    killAt = '';
    world.down.clear();
    world.pays = { outcome: 'captured' };
    ada = aCustomer();
    user.points.set(ada.subject.customerId, 500);
  });
  after(async () => {
    const findings = await orderService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });
  const free = () => user.points.get(ada.subject.customerId);
  const key = () => ({ ...ada, idempotencyKey: crypto.randomUUID() });
  /** A cart with three at 12.50 and 3.95 for delivery, that spends points. */
  const aCart = async (points: number) => {
    const email = `points.${ada.subject.customerId.slice(-8)}@example.com`;
    const ready = await aReadyCart(room, world, { as: ada, quantity: 3, email, quote: { free: 100 } });
    const { cartToken, paymentMethod } = ready;
    const cart = accepted(await room.ask('setCartDetails', { cartToken, points }, ada));
    return { cart, input: { cartToken, paymentMethod, expectedTotal: cart.totals.total } };
  };
  const sweep = async (orderId: string) => {
    await room.db.rows({
      name: '',
      text: `update orders set look_at = now(), lease_until = null where order_id = '${orderId}'`,
      values: [],
    });
    await room.run('sweep-unfinished');
  };

  test('pay for goods at checkout, as a discount of the lines, and are redeemed when it is paid', async () => {
    const { cart, input } = await aCart(500);
    assert.deepEqual(cart.points, { wanted: 500, spent: 500, most: 3750, worth: gbp(1) });
    assert.deepEqual(
      cart.lines[0]?.discounts.map(({ title, amount }) => [title, amount]),
      [['500 points', gbp(500)]],
    );
    const { goodsFull, goods, shipping, tax, total } = cart.totals;
    assert.deepEqual([goodsFull, goods, shipping, total], [gbp(3750), gbp(3250), gbp(395), gbp(3645)]);
    assert.deepEqual(tax, gbp(542 + 66));
    assert.equal(free(), 500);
    const order = accepted(await room.ask('checkout', input, key()));
    assert.deepEqual([order.state, order.totals], ['paid', cart.totals]);
    assert.deepEqual([free(), user.holds.get(order.orderId)?.state], [0, 'committed']);
    assert.equal([...world.attempts.values()].at(-1)?.capturedMinor, 3645);
  });

  test('pay for all goods at most, and never for delivery', async () => {
    user.points.set(ada.subject.customerId, 9000);
    const { cart, input } = await aCart(9000);
    assert.deepEqual(cart.points, { wanted: 9000, spent: 3750, most: 3750, worth: gbp(1) });
    assert.deepEqual([cart.totals.goods, cart.totals.total], [gbp(0), gbp(395)]);
    accepted(await room.ask('checkout', input, key()));
    assert.equal(free(), 5250);
  });

  test('are those of who signed in, and no more than they have', async () => {
    const { cart, input } = await aCart(0);
    const set = (points: number, as: object) =>
      room.ask('setCartDetails', { cartToken: input.cartToken, points }, as);
    assert.equal(refused(await set(501, ada)), 'amount-exceeds');
    assert.deepEqual(accepted(await room.ask('getCart', { cartToken: input.cartToken }, ada)), cart);
    const guests = await aReadyCart(room, world);
    const wish = { cartToken: guests.cartToken, points: 1 };
    assert.equal(refused(await room.ask('setCartDetails', wish)), 'sign-in-required');
  });

  test('that are gone at checkout cancel the order, and the cart is given back', async () => {
    const { cart, input } = await aCart(500);
    user.points.set(ada.subject.customerId, 30);
    const answer = await room.ask('checkout', input, key());
    assert.equal(refused(answer), 'amount-exceeds');
    assert.deepEqual('data' in answer && answer.data, { freePoints: 30 });
    assert.equal(free(), 30);
    const again = accepted(await room.ask('getCart', { cartToken: input.cartToken }, ada));
    assert.deepEqual(again.totals, cart.totals);
    const less = accepted(await room.ask('setCartDetails', { cartToken: input.cartToken, points: 30 }, ada));
    accepted(await room.ask('checkout', { ...input, expectedTotal: less.totals.total }, key()));
    assert.equal(free(), 0);
  });

  test('of twenty tabs at once are spent once', async () => {
    const carts = [];
    for (let tab = 0; tab < 20; tab += 1) carts.push(await aCart(200));
    const answers = await Promise.all(carts.map(({ input }) => room.ask('checkout', input, key())));
    const taken = answers.map((answer) => ('refusal' in answer ? answer.refusal : 'accepted')).toSorted();
    assert.deepEqual([taken.filter((each) => each === 'accepted').length, free()], [2, 100]);
    assert.deepEqual([...new Set(taken)], ['accepted', 'amount-exceeds']);
  });

  test('come back when the order is cancelled, paid or not', async () => {
    const paid = accepted(await room.ask('checkout', (await aCart(500)).input, key()));
    assert.equal(free(), 0);
    accepted(await room.ask('cancelOrder', { orderId: paid.orderId }, ada));
    assert.equal(free(), 500);
    world.pays = { outcome: 'pending' };
    const open = accepted(await room.ask('checkout', (await aCart(400)).input, key()));
    assert.deepEqual([open.state, free()], ['awaiting-payment', 100]);
    accepted(await room.ask('cancelOrder', { orderId: open.orderId }, ada));
    assert.equal(free(), 500);
  });

  test('of a checkout that died come back, and what user did not hear is said again', async () => {
    killAt = 'order.checkout.after-points';
    await assert.rejects(room.ask('checkout', (await aCart(500)).input, key()), /killed/);
    killAt = '';
    const [[died = '', hold]] = [[...user.holds].at(-1) ?? []];
    assert.deepEqual([hold?.state, free()], ['held', 0]);
    await sweep(died);
    assert.deepEqual([hold?.state, free()], ['released', 500]);

    world.down.add('user.commitPoints');
    const paid = accepted(await room.ask('checkout', (await aCart(500)).input, key()));
    assert.deepEqual([paid.state, user.holds.get(paid.orderId)?.state], ['paid', 'held']);
    world.down.clear();
    await sweep(paid.orderId);
    assert.equal(user.holds.get(paid.orderId)?.state, 'committed');
  });

  test('come back with refunds by their units, as the event tells', async () => {
    const { orderId, lines } = accepted(await room.ask('checkout', (await aCart(500)).input, key()));
    const lineId = lines[0]?.lineId ?? '';
    const told: unknown[] = [];
    for (const [reference, quantity] of [
      ['one', 1],
      ['money', 0],
      ['rest', 2],
    ] as const) {
      const line = {
        lineId,
        quantity,
        goods: 'keep' as const,
        ...(quantity === 0 ? { amountMinor: 10 } : {}),
      };
      accepted(await room.ask('refundLines', { orderId, reference, reason: 'r', lines: [line] }, support));
      const payload = (await room.announced()).at(-1)?.payload as { pointsBack?: number };
      told.push(payload.pointsBack ?? 0);
    }
    assert.deepEqual(told, [166, 0, 334]);
  });

  test('are told as a discount without tax, and with every refund its share of it', async () => {
    const { orderId, lines } = accepted(await room.ask('checkout', (await aCart(500)).input, key()));
    const lineId = lines[0]?.lineId ?? '';
    // £37.50 is £31.25 without tax, £32.50 is £27.08.
    const discountOf = async (name: string) => {
      const told = (await room.announced()).findLast((event) => event.name === name && event.key === orderId);
      return (told?.payload as { parts?: { discountMinor?: number } } | undefined)?.parts?.discountMinor;
    };
    assert.equal(await discountOf('order.paid'), 417);
    const shares: unknown[] = [];
    for (const quantity of [1, 2]) {
      const line = { lineId, quantity, goods: 'keep' as const };
      const wish = { orderId, reference: `share ${quantity}`, reason: 'r', lines: [line] };
      accepted(await room.ask('refundLines', wish, support));
      shares.push(await discountOf('order.refunded'));
    }
    assert.deepEqual(shares, [139, 278]);
  });
});
