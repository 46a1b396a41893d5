import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { InputTo } from '#contracts/services.ts';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, card, refused, settle, settled, support } from '../../testing.ts';
import { fakeHolds } from '../fulfilment/fake-holds.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { additionBench } from './addition-bench.ts';

const world = aWorld();
let room: TestRoom<'order'>;
let bench: ReturnType<typeof additionBench>;
let armed = '';
let captureAt: 'at payment' | 'at shipping' = 'at payment';
before(async () => {
  fakeAfterSale(world);
  fakeHolds(world);
  const others = defaultSettings({ 'order.onDeliveryGb': '20000 GB', 'order.maxOnDelivery': 50 });
  const setting: ReadSetting = (key) => (key === 'order.captureGb' ? captureAt : others(key));
  room = await openTestRoom(orderService, {
    neighbours: world.neighbours,
    setting,
    killPoint: (name) => {
      if (name !== armed) return;
      armed = '';
      throw new Error(`killed at ${name}`);
    },
  });
  bench = additionBench(room, world, set);
});
beforeEach(() => {
  world.pays = { outcome: 'captured' };
  world.before.clear();
  captureAt = 'at payment';
});
afterEach(async () => {
  armed = '';
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const set = (orderId: string, isOver: boolean) => {
  // It may be paid at this very moment, and have none.
  const over = isOver
    ? `, pay_before = case when pay_before is not null then now() - interval '1 s' end`
    : '';
  const text = `update orders set look_at = now(), lease_until = null${over} where order_id = $1`;
  return room.db.rows({ name: '', text, values: [orderId] });
};
const packer = {
  subject: { ...support.subject, permissions: ['orders.fulfil', 'orders.read'] },
} as typeof support;
/** Two at 12.50, and 3.95 for delivery. */
async function sold(paymentMethod: InputTo<'order', 'checkout'>['paymentMethod'] = card) {
  const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
  const order = accepted(await room.ask('checkout', { ...input, paymentMethod }));
  return {
    ...order,
    own: { orderId: order.orderId, orderKey: order.orderKey ?? '' },
    variantId: quote.variantId,
  };
}

describe('an addition that is not paid in time', () => {
  const due = async () => {
    const order = await sold();
    const lines = [{ variantId: order.variantId, quantity: 3 }];
    const { orderId } = accepted(await bench.add(order.orderId, { lines, shippingMethod: 'express' }));
    return { order, own: await bench.ownOf(order.own, orderId) };
  };

  test('is undone by itself: stock, time line and mail; it cannot be paid any more, and the order stays', async () => {
    const { order, own } = await due();
    assert.equal(world.quotes.get(order.variantId)?.free, 5);
    await bench.overdue(own.orderId);
    assert.deepEqual(
      [(await bench.see(own.orderId)).state, world.quotes.get(order.variantId)?.free],
      ['cancelled', 8],
    );
    const { state, shippingMethod, timeline, additions } = await bench.see(order.orderId);
    assert.deepEqual(
      [state, shippingMethod, timeline.at(-1)?.what, additions?.[0]?.state],
      ['paid', 'standard', 'addition-undone', 'undone'],
    );
    assert.ok(timeline.at(-1)?.why.endsWith('It was not paid in time.'));
    await room.run('send-order-mail', { orderId: own.orderId, template: 'addition-undone' });
    const mail = world.mails.at(-1);
    assert.deepEqual([mail?.template, mail?.values.orderNumber], ['addition-undone', order.orderNumber]);
    assert.ok(mail?.values.orderUrl?.includes(`/orders/${order.orderId}?key=`));
    assert.equal(
      refused(await room.ask('payOrder', { ...own, paymentMethod: card })),
      'payment-not-possible',
    );
    assert.deepEqual([bench.kept(own.orderId), bench.kept(order.orderId)], [0, 2895]);
    assert.deepEqual(await bench.documents(own.orderId), []);
  });

  test('money that comes for it after that goes back', async () => {
    const { own } = await due();
    world.pays = { outcome: 'pending' };
    accepted(await room.ask('payOrder', { ...own, paymentMethod: { type: 'redirect' } }));
    world.before.set('payment.cancelPayment', () => Promise.reject(new Error('not now')));
    await bench.overdue(own.orderId);
    const attempt = [...world.attempts.values()].find(({ orderId }) => orderId === own.orderId);
    assert.ok(attempt);
    settle(attempt, 'captured');
    world.before.clear();
    await room.hear(settled(attempt));
    await bench.sweep(own.orderId);
    assert.deepEqual([(await bench.see(own.orderId)).state, bench.kept(own.orderId)], ['cancelled', 0]);
    assert.equal(attempt.refundedMinor, attempt.capturedMinor);
  });

  test('paid and undone at the same moment it is one of them, whole', async () => {
    const ends = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const { order, own } = await due();
      const pay = () => room.ask('payOrder', { ...own, paymentMethod: card });
      const undo = () => bench.overdue(own.orderId);
      await Promise.all(round % 2 === 0 ? [pay(), undo()] : [undo(), pay()]);
      await bench.sweep(own.orderId);
      const { state } = await bench.see(own.orderId);
      ends.add(state);
      const isPaid = state === 'paid';
      assert.ok(isPaid || state === 'cancelled', state);
      assert.equal(bench.kept(own.orderId), isPaid ? 4050 : 0);
      assert.equal(world.reservations.get(own.orderId)?.state, isPaid ? 'committed' : 'released');
      assert.equal((await bench.see(order.orderId)).shippingMethod, isPaid ? 'express' : 'standard');
    }
    assert.ok(ends.size > 0);
  });

  for (const place of ['after-placed', 'after-held', 'after-offered']) {
    test(`that died ${place} is taken up by its repeat, or undone by the sweeper`, async () => {
      const [first, second] = [await sold(), await sold()];
      for (const { orderId, variantId } of [first, second]) {
        armed = `order.add-to-order.${place}`;
        const lines = [{ variantId, quantity: 1 }];
        await assert.rejects(bench.add(orderId, { reference: 'dies', version: 2, lines }), /killed/);
      }
      const free = `update orders set lease_until = now() - interval '1 s' where lease_until is not null`;
      await room.db.rows({ name: '', text: free, values: [] });
      const repeat = { reference: 'dies', version: 2, lines: [{ variantId: first.variantId, quantity: 1 }] };
      const { state, orderId } = accepted(await bench.add(first.orderId, repeat));
      assert.deepEqual([state, world.reservations.get(orderId)?.state], ['due', 'held']);
      const [left] = (await bench.see(second.orderId)).additions ?? [];
      await bench.sweep(left?.orderId ?? '');
      const end = (await bench.see(second.orderId)).additions?.[0]?.state;
      assert.equal(end, place === 'after-offered' ? 'due' : 'undone');
    });
  }
});

test('cancelling an order cancels what was added to it, paid or not, and gives all of it back', async () => {
  const order = await sold();
  const add = async () =>
    accepted(await bench.add(order.orderId, { lines: [{ variantId: order.variantId, quantity: 1 }] }));
  const [first, pay] = [await add(), { paymentMethod: card }];
  accepted(await room.ask('payOrder', { ...(await bench.ownOf(order.own, first.orderId)), ...pay }));
  const second = await add();
  accepted(await room.ask('cancelOrder', { orderId: order.orderId }, support));
  await room.run('cancel-additions', { orderId: order.orderId });
  await room.run('cancel-additions', { orderId: order.orderId });
  for (const { orderId } of [order, first, second]) {
    assert.deepEqual([(await bench.see(orderId)).state, bench.kept(orderId)], ['cancelled', 0]);
  }
  assert.equal(world.quotes.get(order.variantId)?.free, 10);
  assert.deepEqual(await bench.documents(first.orderId), [
    ['invoice', 1250],
    ['credit-note', 1250],
  ]);
});

test('what was added to a cancelled order and sent while somebody waited for it stays sent', async () => {
  const order = await sold();
  const lines = [{ variantId: order.variantId, quantity: 1 }];
  const { orderId } = accepted(await bench.add(order.orderId, { lines }));
  const own = await bench.ownOf(order.own, orderId);
  accepted(await room.ask('payOrder', { ...own, paymentMethod: card }));
  accepted(await room.ask('cancelOrder', { orderId: order.orderId }, support));
  const write = (text: string) => room.db.rows({ name: '', text, values: [orderId] });
  await write(
    `update orders set lease_holder = 'x', lease_until = now() + interval '0.1 s' where order_id = $1`,
  );
  const cancelling = room.run('cancel-additions', { orderId: order.orderId });
  await delay(20);
  await write(`update orders set fulfilment = 'part' where order_id = $1`);
  await cancelling;
  assert.equal((await bench.see(orderId)).state, 'paid');
  await write(`update orders set fulfilment = 'none' where order_id = $1`);
  await room.run('cancel-additions', { orderId: order.orderId });
  assert.equal((await bench.see(orderId)).state, 'cancelled');
});

test('for an order that is paid at the door only the due grows: nothing is asked by mail, its cash is its own', async () => {
  const order = await sold({ type: 'on-delivery' });
  const made = accepted(
    await bench.add(order.orderId, { lines: [{ variantId: order.variantId, quantity: 1 }] }),
  );
  const { state } = await bench.see(made.orderId);
  assert.deepEqual(
    [made.state, state, world.reservations.get(made.orderId)?.state],
    ['agreed', 'on-delivery', 'committed'],
  );
  accepted(await room.ask('ship', { orderId: made.orderId, reference: 'one', carrier: 'Post' }, packer));
  accepted(await room.ask('recordCash', { orderId: made.orderId }, packer));
  assert.deepEqual([bench.kept(made.orderId), bench.kept(order.orderId)], [1250, 0]);
});

test('where money is taken as goods are sent, what is added is held too, and taken with its own parcel', async () => {
  captureAt = 'at shipping';
  const order = await sold();
  assert.equal(order.state, 'authorised');
  const made = accepted(
    await bench.add(order.orderId, { lines: [{ variantId: order.variantId, quantity: 1 }] }),
  );
  const own = await bench.ownOf(order.own, made.orderId);
  assert.equal(accepted(await room.ask('payOrder', { ...own, paymentMethod: card })).state, 'authorised');
  assert.deepEqual(
    [bench.kept(made.orderId), (await bench.see(order.orderId)).additions?.[0]?.state],
    [0, 'agreed'],
  );
  accepted(await room.ask('ship', { orderId: made.orderId, reference: 'one', carrier: 'Post' }, packer));
  assert.deepEqual([bench.kept(made.orderId), bench.kept(order.orderId)], [1250, 0]);
});
