import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld, refused, type FakeWorld } from '../../testing.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { returnStaff as staff, returnSteps } from './return-steps.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(() => {
  world.mails.length = 0;
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const ada = aCustomer();
const { request, decide, approve, receive, returnsOf } = returnSteps((...asked) => room.ask(...asked), ada);
const change = (text: string, ...values: unknown[]) => room.db.rows({ name: '', text, values });

/** Five at 12.50 that were sent just now. */
async function sent() {
  const more = { quantity: 5, quote: { free: 50 }, as: ada };
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, more);
  const { orderId, orderKey, lines } = accepted(await room.ask('checkout', input, ada));
  const parcel = { orderId, reference: 'all', carrier: 'Royal Mail' };
  const { shipmentId } = accepted(await room.ask('ship', parcel, staff));
  return { orderId, orderKey: orderKey ?? '', lineId: lines[0]?.lineId ?? '', shipmentId };
}
async function arrived() {
  const order = await sent();
  const { orderId, shipmentId } = order;
  accepted(await room.ask('markDelivered', { orderId, shipmentId }, staff));
  return order;
}

test('a buyer asks in one flight; event, time line and list tell of it', async () => {
  const order = await arrived();
  const { orderId, lineId } = order;
  room.statements.length = 0;
  const asked = accepted(await request(order, 2));
  // Owner, order · version, return, time line, event.
  assert.equal(room.statements.length, 2 + 4);
  const { returnId, requestedAt, dueAt, ...rest } = asked;
  assert.equal(Date.parse(dueAt ?? '') - Date.parse(requestedAt), 14 * 86_400_000);
  assert.deepEqual(rest, {
    orderId,
    number: 1,
    state: 'requested',
    version: 1,
    wanted: 'refund',
    outcome: null,
    answer: null,
    refundId: null,
    exchangeOrderId: null,
    lines: [
      {
        lineId,
        title: 'White Hanging Heart T-Light Holder',
        quantity: 2,
        reason: 'damaged',
        note: 'The handle is off.',
        received: null,
        condition: null,
        goods: null,
      },
    ],
  });
  assert.deepEqual(await returnsOf(orderId), [asked]);
  assert.deepEqual(accepted(await room.ask('listReturns', { orderId }, ada)).returns, [asked]);
  const [told] = (await room.announced()).filter(({ key }) => key === returnId);
  assert.deepEqual([told?.version, told?.payload], [1, { returnId, orderId, state: 'requested' }]);
  const { timeline } = accepted(await room.ask('getOrder', { orderId }, ada));
  const { what, who, why } = timeline.at(-1) ?? {};
  assert.deepEqual([what, who, why], ['return-requested', 'buyer', 'Return 1 was asked for.']);
});

test('staff approve once, in one flight', async () => {
  const { returnId } = accepted(await request(await arrived(), 1));
  room.statements.length = 0;
  const approved = accepted(await decide(returnId, { decision: 'approve' }));
  // Read · move, time line, event, read, job.
  assert.equal(room.statements.length, 1 + 5);
  assert.deepEqual(await decide(returnId, { decision: 'approve' }), approved);
  assert.deepEqual([approved.state, approved.version], ['approved', 2]);
  assert.equal(refused(await decide(returnId, { decision: 'refuse', reason: 'Late.' })), 'order-state');
  assert.equal(refused(await decide(uuidv7(), { decision: 'approve' })), 'not-found');
});

test('staff refuse with a reason that the buyer is told', async () => {
  const order = await arrived();
  const { returnId } = accepted(await request(order, 1));
  assert.equal(refused(await decide(returnId, { decision: 'refuse' })), 'value-invalid');
  const told = accepted(await decide(returnId, { decision: 'refuse', reason: 'It was used.' }));
  assert.deepEqual([told.state, told.answer, told.dueAt], ['refused', 'It was used.', null]);
  assert.equal(refused(await decide(returnId, { decision: 'approve' })), 'order-state');
  await room.run('send-return-mail', { returnId, template: 'return-rejected' });
  assert.equal(world.mails.at(-1)?.values.reason, 'It was used.');
  assert.equal(refused(await receive(returnId, order.lineId, 1)), 'order-state');
});

test('of approving and refusing at once, five times each, one is done', async () => {
  const order = await arrived();
  const { returnId } = accepted(await request(order, 1));
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_none, index) =>
      decide(returnId, index % 2 ? { decision: 'approve' } : { decision: 'refuse', reason: 'No.' }),
    ),
  );
  const [now] = await returnsOf(order.orderId);
  assert.equal(now?.version, 2);
  const states = answers.flatMap((answer) => ('refusal' in answer ? [] : [answer.state]));
  assert.deepEqual(new Set(states), new Set([now?.state]));
});

test('mails follow the steps, once each, and say what arrived', async () => {
  const order = await arrived();
  world.mails.length = 0;
  const returnId = await approve(order, 2);
  accepted(await receive(returnId, order.lineId, 1));
  for (const template of ['return-approved', 'return-received', 'return-received']) {
    await room.run('send-return-mail', { returnId, template });
  }
  assert.deepEqual(
    world.mails.map(({ template, values }) => [template, values.lines, Boolean(values.instructions)]),
    [
      ['return-approved', '2 × White Hanging Heart T-Light Holder', true],
      ['return-received', '1 × White Hanging Heart T-Light Holder', false],
    ],
  );
});

test('of twenty requests at once no more is claimed than was sent', async () => {
  const order = await arrived();
  const answers = await Promise.all(Array.from({ length: 20 }, () => request(order, 1)));
  assert.equal(answers.filter((answer) => !('refusal' in answer)).length, 5);
  const numbers = (await returnsOf(order.orderId)).map(({ number }) => number);
  assert.deepEqual(numbers, [1, 2, 3, 4, 5]);
});

test('the same key asks once', async () => {
  const order = await arrived();
  const as = { ...ada, idempotencyKey: uuidv7() };
  const first = accepted(await request(order, 1, as));
  assert.deepEqual(await request(order, 1, as), first);
  assert.equal((await returnsOf(order.orderId)).length, 1);
});

test('only what was sent, only by its buyer or with the key of the order', async () => {
  const order = await sent();
  const { orderId, orderKey, lineId } = order;
  assert.equal(refused(await request(order, 6)), 'quantity-limit');
  assert.equal(refused(await request(order, 1, aCustomer())), 'order-not-found');
  assert.equal(refused(await request(order, 1, {})), 'order-not-found');
  assert.equal(refused(await room.ask('listReturns', { orderId }, aCustomer())), 'order-not-found');
  assert.equal(refused(await request({ ...order, lineId: uuidv7() }, 1)), 'value-invalid');
  assert.deepEqual(await returnsOf(orderId), []);
  const lines = [{ lineId, quantity: 1, reason: 'wrong-item' } as const];
  const asked = await room.ask('requestReturn', { orderId, orderKey, wanted: 'exchange', lines }, {});
  assert.deepEqual([accepted(asked).wanted, accepted(asked).lines[0]?.note], ['exchange', null]);
});

test('only within 30 days after arrival, and 44 after sending where nobody noted it', async () => {
  const order = await sent();
  const { orderId, shipmentId } = order;
  const daysAgo = (column: string, days: number) =>
    change(
      `update shipments set ${column} = now() - make_interval(days => $2) where shipment_id = $1`,
      shipmentId,
      days,
    );
  await daysAgo('shipped_at', 45);
  assert.equal(refused(await request(order, 1)), 'quantity-limit');
  await daysAgo('shipped_at', 43);
  accepted(await request(order, 1));
  accepted(await room.ask('markDelivered', { orderId, shipmentId }, staff));
  await daysAgo('delivered_at', 31);
  assert.equal(refused(await request(order, 1)), 'quantity-limit');
  await daysAgo('delivered_at', 29);
  accepted(await request(order, 1));
});

test('what was given back is not sent back, and refused goods may be asked for again', async () => {
  const order = await arrived();
  const { orderId, lineId } = order;
  const lines = [{ lineId, quantity: 4, goods: 'keep' as const }];
  accepted(await room.ask('refundLines', { orderId, reference: 'x', lines, reason: 'sorry' }, staff));
  assert.equal(refused(await request(order, 2)), 'quantity-limit');
  const { returnId } = accepted(await request(order, 1));
  assert.equal(refused(await request(order, 1)), 'quantity-limit');
  accepted(await decide(returnId, { decision: 'refuse', reason: 'No.' }));
  accepted(await request(order, 1));
});

test('what nobody answers is approved, and what does not arrive ends', async () => {
  const order = await arrived();
  const { returnId } = accepted(await request(order, 1));
  const letTimePass = async () => {
    await change('update returns set due_at = now() where return_id = $1', returnId);
    await room.run('move-due-returns');
  };
  await letTimePass();
  assert.equal((await returnsOf(order.orderId))[0]?.state, 'approved');
  await letTimePass();
  const [ended] = await returnsOf(order.orderId);
  assert.deepEqual([ended?.state, ended?.dueAt], ['expired', null]);
  accepted(await request(order, 5));
});

test('staff see returns by state, page by page', async () => {
  const order = await arrived();
  for (let each = 0; each < 3; each += 1) accepted(await request(order, 1));
  const page = { state: 'requested', limit: 2 } as const;
  room.statements.length = 0;
  const first = accepted(await room.ask('listReturnsByState', page, staff));
  assert.equal(room.statements.length, 1);
  const cursor = first.nextCursor ?? '';
  const rest = accepted(await room.ask('listReturnsByState', { ...page, cursor }, staff));
  const numbers = [...first.returns, ...rest.returns]
    .filter(({ orderId }) => orderId === order.orderId)
    .map(({ number }) => number);
  assert.deepEqual(numbers, [3, 2, 1]);
  const all = accepted(await room.ask('listReturnsByState', { state: 'requested', limit: 100 }, staff));
  const counted = accepted(await room.ask('listReturnsByState', { ...page, withCount: true }, staff));
  assert.equal(counted.count, all.returns.length);
  assert.equal(refused(await room.ask('listReturnsByState', page)), 'sign-in-required');
});
