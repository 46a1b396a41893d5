import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { accepted, aReadyCart, aWorld, refused, settle, support, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(() => {
  world.pays = { outcome: 'captured' };
  world.down.clear();
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const change = <Row>(text: string, ...values: unknown[]) => room.db.rows<Row>({ name: '', text, values });
/** Time goes by, and nobody looks. */
const wait = (orderId: string, seconds: number) =>
  change(
    `update orders set placed_at = placed_at - make_interval(secs => $2), look_at = look_at + interval '1 h',
       paid_at = paid_at - make_interval(secs => $2), pay_before = pay_before - make_interval(secs => $2),
       lease_until = null, lease_holder = null where order_id = $1`,
    orderId,
    seconds,
  );
const rowOf = async (orderId: string) => {
  const [row] = await change<{ state: string; fulfilment: string }>(
    `select o.*, (select count(*) from order_timeline t where t.order_id = o.order_id) as entries
     from orders o where order_id = $1`,
    orderId,
  );
  return row;
};
const fulfiller = {
  subject: { ...support.subject, permissions: ['orders.write', 'orders.fulfil'] } as typeof support.subject,
};
const list = async (input: { seconds?: number; orderId?: string } = {}) =>
  accepted(await room.ask('listStuckOrders', input, support)).orders;

async function aCheckout() {
  const {
    cart: _cart,
    quote,
    ...input
  } = await aReadyCart(room, world, { email: `${uuidv7()}@example.com` });
  await room.ask('checkout', input).catch(() => undefined);
  const [row] = await change<{ orderId: string }>(
    `select order_id as "orderId" from orders order by order_id desc limit 1`,
  );
  const orderId = row?.orderId ?? '';
  const attempt = [...world.attempts.values()].find((each) => each.orderId === orderId);
  return { orderId, attempt, quote };
}

describe('the list of stuck orders', () => {
  test('says of each why, since when, what it waits for, and what going on and undoing would do', async () => {
    world.down.add('catalog.reserve');
    const { orderId } = await aCheckout();
    assert.deepEqual(await list(), [], 'it was placed just now');
    await wait(orderId, 90);
    const [stuck, ...more] = await list();
    assert.deepEqual(more, []);
    assert.deepEqual(
      [stuck?.orderId, stuck?.why, stuck?.waitsFor, stuck?.state],
      [orderId, 'moving', 'sweeper', 'placed'],
    );
    assert.ok(Date.parse(stuck?.since ?? '') < Date.now() - 80_000);
    assert.match(stuck?.advance ?? '', /^The order is cancelled/);
    assert.match(stuck?.undo ?? '', /^The order is cancelled/);
    world.down.clear();
    assert.equal(accepted(await room.ask('undoOrder', { orderId }, support)).state, 'cancelled');
    assert.deepEqual(await list(), []);
    const [named] = await list({ orderId });
    assert.deepEqual([named?.why, named?.undo], ['none', null]);
  });

  test('is read by three statements at most, however many there are', async () => {
    world.down.add('catalog.reserve');
    const orders = [await aCheckout(), await aCheckout()];
    for (const { orderId } of orders) await wait(orderId, 90);
    room.statements.length = 0;
    assert.equal((await list()).length, 2);
    assert.equal(room.statements.length, 3);
    world.down.clear();
    for (const { orderId } of orders) await room.ask('advanceOrder', { orderId }, support);
    assert.deepEqual(await list(), []);
  });

  test('is for staff who may read orders; going on and undoing for those who may change them', async () => {
    const { orderId } = await aCheckout();
    const reader = { ...support.subject, permissions: ['orders.read'] } as typeof support.subject;
    assert.equal(refused(await room.ask('listStuckOrders', {})), 'sign-in-required');
    for (const call of ['advanceOrder', 'undoOrder'] as const) {
      assert.equal(refused(await room.ask(call, { orderId }, { subject: reader })), 'not-allowed');
      assert.equal(refused(await room.ask(call, { orderId: uuidv7() }, support)), 'order-not-found');
    }
    assert.equal(accepted(await room.ask('getOrder', { orderId }, support)).state, 'paid');
  });
});

describe('advancing an order', () => {
  test('finds money that it had missed, and is in the time line by who did it', async () => {
    world.pays = { outcome: 'declined' };
    const { orderId, attempt } = await aCheckout();
    if (attempt) settle(attempt, 'captured');
    const reason = 'The buyer showed a receipt.';
    const view = accepted(await room.ask('advanceOrder', { orderId, reason }, support));
    assert.deepEqual([view.state, world.reservations.get(orderId)?.state], ['paid', 'committed']);
    const entry = view.timeline.find(({ what }) => what === 'advanced');
    assert.deepEqual([entry?.who.startsWith('staff:'), entry?.why], [true, reason]);
    const again = accepted(await room.ask('advanceOrder', { orderId }, support));
    assert.deepEqual([again.state, again.version > view.version], ['paid', true]);
    assert.equal(attempt?.refundedMinor, 0);
  });

  test('asks for goods again that it had noted as set aside, and for those of a cancelled order as given back', async () => {
    const { orderId } = await aCheckout();
    const reservation = world.reservations.get(orderId);
    assert.ok(reservation);
    reservation.state = 'held';
    await room.ask('advanceOrder', { orderId }, support);
    assert.equal(reservation.state, 'committed');
    await room.ask('cancelOrder', { orderId }, support);
    reservation.state = 'committed';
    await room.ask('advanceOrder', { orderId }, support);
    assert.equal(reservation.state, 'released');
  });

  test('gives money back that a cancelled order kept', async () => {
    const { orderId, attempt } = await aCheckout();
    await room.ask('undoOrder', { orderId }, support);
    assert.equal(attempt?.refundedMinor, attempt?.capturedMinor);
    // Both lose the refund: it was believed to be made, and was not.
    if (attempt) attempt.refundedMinor = 0;
    await change('update payment_attempts set refunded_minor = 0 where order_id = $1', orderId);
    await room.ask('advanceOrder', { orderId }, support);
    assert.equal(attempt?.refundedMinor, attempt?.capturedMinor);
  });

  test('leaves an order alone that somebody works on', async () => {
    const { orderId } = await aCheckout();
    await change(
      `update orders set look_at = now(), lease_holder = 'x', lease_until = now() + interval '1 minute' where order_id = $1`,
      orderId,
    );
    assert.equal(refused(await room.ask('advanceOrder', { orderId }, support)), 'version-conflict');
    assert.equal(refused(await room.ask('undoOrder', { orderId }, support)), 'version-conflict');
    await change(
      `update orders set look_at = null, lease_holder = null, lease_until = null where order_id = $1`,
      orderId,
    );
    assert.equal(accepted(await room.ask('getOrder', { orderId }, support)).state, 'paid');
    const rows = await change<{ n: number }>(
      `select count(*) as n from order_timeline where order_id = $1 and what in ('advanced', 'cancelled')`,
      orderId,
    );
    assert.deepEqual(rows, [{ n: 0 }]);
  });

  test('undoes none whose goods have left, be it one of them: nothing changes, and going on leaves them sent', async () => {
    const { orderId, attempt } = await aCheckout();
    const { lines } = accepted(await room.ask('getOrder', { orderId }, support));
    const parcel = { orderId, reference: uuidv7(), carrier: 'Royal Mail', trackingNumber: 'RM123456785GB' };
    const sent = [{ lineId: lines[0]?.lineId ?? '', quantity: 1 }];
    accepted(await room.ask('ship', { ...parcel, lines: sent }, fulfiller));
    const [before, calls] = [await rowOf(orderId), world.calls.length];
    assert.equal(before?.fulfilment, 'part');
    const reason = 'The buyer wants it no more.';
    assert.equal(refused(await room.ask('undoOrder', { orderId, reason }, support)), 'order-state');
    assert.deepEqual(await rowOf(orderId), before);
    assert.equal(world.calls.length, calls, 'nobody was asked anything');
    const [stuck] = await list({ orderId });
    assert.equal(stuck?.undo, null);
    accepted(await room.ask('advanceOrder', { orderId }, support));
    const { state, fulfilment } = (await rowOf(orderId)) ?? {};
    assert.deepEqual([state, fulfilment, attempt?.refundedMinor], ['paid', 'part', 0]);
    assert.equal(world.reservations.get(orderId)?.state, 'committed');
  });
});
