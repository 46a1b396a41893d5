import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld } from '../../testing.ts';
import { fakeAfterSale, type AfterSale } from '../refund/fake-after-sale.ts';

const world = aWorld();
let room: TestRoom<'order'>;
let afterSale: AfterSale;
before(async () => {
  afterSale = fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(() => {
  world.down.clear();
  afterSale.refunding = 'succeeded';
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const staff = {
  subject: {
    kind: 'staff',
    staffId: '0198a000-0000-7000-8000-000000000001',
    sessionId: '0198a000-0000-7000-8000-000000000002',
    permissions: ['orders.read', 'orders.write', 'orders.fulfil'],
  },
} as const;
const sql = <Row>(text: string, ...values: unknown[]) => room.db.rows<Row>({ name: '', text, values });
async function sold() {
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, { quote: { free: 50 } });
  const { orderId, lines } = accepted(await room.ask('checkout', input));
  return { orderId, lineId: lines[0]?.lineId ?? '' };
}
const pass = (orderId: string) =>
  sql(`update orders set ship_before = ship_before - interval '100 days' where order_id = $1`, orderId);
const dueOf = async (orderId: string) => {
  const [row] = await sql<{ seconds: number | null }>(
    `select round(extract(epoch from ship_before - now()) / 100)::int * 100 as seconds from orders where order_id = $1`,
    orderId,
  );
  return row?.seconds ?? null;
};
const toldOf = async (orderId: string, what: string) =>
  accepted(await room.ask('getOrder', { orderId }, staff)).timeline.filter((each) => each.what === what)
    .length;
const overdue = async () =>
  accepted(await room.ask('listOrders', { isOverdue: true }, staff)).orders.map((order) => order.orderId);
const wish = (order: { orderId: string; lineId: string }, quantity: number) => ({
  orderId: order.orderId,
  reference: `parcel of ${quantity}`,
  carrier: 'Royal Mail',
  lines: [{ lineId: order.lineId, quantity }],
});

test('goods that are paid for are sent by a moment, or staff are told, each time once', async () => {
  const order = await sold();
  const { orderId } = order;
  assert.equal(await dueOf(orderId), 259_200);
  await room.run('tell-overdue');
  assert.equal(await toldOf(orderId, 'ship-overdue'), 0);
  accepted(await room.ask('ship', wish(order, 1), staff));
  await pass(orderId);
  await Promise.all([room.run('tell-overdue'), room.run('tell-overdue')]);
  assert.deepEqual([await toldOf(orderId, 'ship-overdue'), await dueOf(orderId)], [1, 259_200]);
  assert.deepEqual(await overdue(), [orderId]);
  accepted(await room.ask('ship', { ...wish(order, 1), reference: 'rest' }, staff));
  assert.deepEqual(await overdue(), [], 'what is sent is overdue no more');
  await pass(orderId);
  await room.run('tell-overdue');
  assert.deepEqual([await toldOf(orderId, 'ship-overdue'), await dueOf(orderId)], [1, null]);
});

test('an order that is cancelled is expected no more', async () => {
  const { orderId } = await sold();
  await pass(orderId);
  await room.run('tell-overdue');
  assert.deepEqual(await overdue(), [orderId]);
  const mixed = await room.ask('listOrders', { isOverdue: true, state: 'paid' }, staff);
  assert.equal('refusal' in mixed && mixed.refusal, 'invalid-input');
  accepted(await room.ask('cancelOrder', { orderId }, staff));
  assert.deepEqual([await dueOf(orderId), await overdue()], [null, []]);
});

test('a refund that the provider refused is told of once more, after a day', async () => {
  const { orderId, lineId } = await sold();
  afterSale.refunding = 'failed';
  const lines = [{ lineId, quantity: 1, goods: 'keep' as const }];
  accepted(await room.ask('refundLines', { orderId, reference: 'r', reason: 'r', lines }, staff));
  await room.run('tell-overdue');
  assert.equal(await toldOf(orderId, 'refund-overdue'), 0);
  await sql(`update refunds set due_at = due_at - interval '1 day' where order_id = $1`, orderId);
  for (let time = 0; time < 2; time += 1) await room.run('tell-overdue');
  assert.equal(await toldOf(orderId, 'refund-overdue'), 1);
});

test('what moves may take a minute, and longer only while its neighbour does not answer', async () => {
  const order = await sold();
  world.down.add('catalog.shipGoods');
  const { shipmentId } = accepted(await room.ask('ship', wish(order, 1), staff));
  const rules = async () => (await orderService.audit(room.db)).map(({ rule }) => rule);
  const age = (seconds: number) =>
    sql(`update shipments set created_at = created_at - make_interval(secs => $1)`, seconds);
  await age(120);
  assert.deepEqual(await rules(), []);
  await sql(`update shipments set asked_in_vain_at = asked_in_vain_at - interval '61 seconds'`);
  assert.deepEqual(await rules(), ['goods that were sent leave the shelf']);
  await room.run('send-goods', { shipmentId });
  assert.deepEqual(await rules(), []);
  world.down.clear();
  await room.run('send-goods', { shipmentId });
  afterSale.refunding = 'pending';
  const lines = [{ lineId: order.lineId, quantity: 1, goods: 'keep' as const }];
  const refund = { orderId: order.orderId, reference: 'r', reason: 'r', lines };
  const { refundId } = accepted(await room.ask('refundLines', refund, staff));
  await sql(
    `update refunds set created_at = created_at - interval '2 minutes' where refund_id = $1`,
    refundId,
  );
  assert.deepEqual(await rules(), []);
  await sql(`update refunds set asked_in_vain_at = null where refund_id = $1`, refundId);
  assert.deepEqual(await rules(), ['a refund is done in time']);
  afterSale.refunding = 'succeeded';
  await room.run('send-refund', { refundId });
});
