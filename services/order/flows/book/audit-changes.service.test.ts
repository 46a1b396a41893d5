import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { breaches, breachOf } from '#contracts/breaches.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { findLateOrders } from '../../store/book/touched-orders.ts';
import { accepted, aReadyCart, aWorld, settled, support, type FakeWorld } from '../../testing.ts';

const asAuditor = {
  caller: 'insight',
  subject: { kind: 'system', service: 'insight', cause: 'test' },
} as const;

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(() => world.down.clear());
after(async () => {
  const left = await orderService.audit(room.db);
  await room.close();
  assert.deepEqual(left, []);
});

const change = (text: string, ...values: unknown[]) => room.db.rows({ name: '', text, values });
/** More than a minute goes by for an order; who should look at it does so again and again. */
const aMinuteLater = async (orderId: string) => {
  await change(`update orders set paid_at = paid_at - interval '61 s' where order_id = $1`, orderId);
  for (const text of [
    `update order_timeline set at = at - interval '61 s' where order_id = $1`,
    `update event_log set occurred_at = occurred_at - interval '61 s' where key = $1::text`,
    `update payment_attempts set changed_at = changed_at - interval '61 s' where order_id = $1`,
  ])
    await change(text, orderId);
};
const sweep = async (orderId: string) => {
  await change('update orders set look_at = now() where order_id = $1 and look_at is not null', orderId);
  await room.run('sweep-unfinished');
};

/** What the audit of changes finds where nothing changes any more, which is what counting all anew finds too. */
async function found() {
  const { mark } = accepted(await room.ask('auditChanges', { after: null, ids: [] }, asAuditor));
  const { findings, orderIds } = accepted(
    await room.ask('auditChanges', { after: mark, ids: [] }, asAuditor),
  );
  const { findings: counted } = accepted(await room.ask('recount', {}, asAuditor));
  assert.deepEqual(findings, counted);
  for (const { ids } of findings) assert.deepEqual(ids, orderIds);
  return findings.map(({ rule, ids }) => ({ breach: breachOf('order', rule), ids }));
}
const moving = (orderId: string) => [{ breach: 'order-moving', ids: [orderId] }];

async function aPaidOrder() {
  const {
    cart: _cart,
    quote: _quote,
    ...input
  } = await aReadyCart(room, world, {
    email: `${uuidv7()}@example.com`,
  });
  return accepted(await room.ask('checkout', input)).orderId;
}

describe('an order that has been moving for a minute is told of, also when everything looks at it in vain', () => {
  test('paid, and its goods are not set aside', async () => {
    world.down.add('catalog.commitReservation');
    const orderId = await aPaidOrder();
    assert.deepEqual(await found(), [], 'it is young');
    await aMinuteLater(orderId);
    await sweep(orderId);
    assert.deepEqual(await found(), moving(orderId));
    assert.equal(breaches['order-moving'].repair, 'advance-order');
    const listed = accepted(await room.ask('listStuckOrders', { orderId }, support));
    assert.deepEqual(
      listed.orders.map(({ why, waitsFor }) => [why, waitsFor]),
      [['goods', 'catalog']],
    );
    world.down.clear();
    accepted(await room.ask('advanceOrder', { orderId }, support));
    assert.deepEqual(await found(), []);
  });

  test('cancelled, and its goods are not given back', async () => {
    const orderId = await aPaidOrder();
    world.down.add('catalog.releaseReservation');
    accepted(await room.ask('cancelOrder', { orderId }, support));
    assert.deepEqual(await found(), []);
    await aMinuteLater(orderId);
    await sweep(orderId);
    assert.deepEqual(await found(), moving(orderId));
    world.down.clear();
    await sweep(orderId);
    assert.deepEqual(await found(), []);
  });

  test('cancelled, and payment never hears that its money is not wanted', async () => {
    const orderId = await aPaidOrder();
    world.down.add('payment.cancelPayment');
    accepted(await room.ask('cancelOrder', { orderId }, support));
    assert.deepEqual(await found(), []);
    await aMinuteLater(orderId);
    await sweep(orderId);
    assert.deepEqual(await found(), moving(orderId));
    world.down.clear();
    await sweep(orderId);
    assert.deepEqual(await found(), []);
  });

  test('but not while payment has heard it, and waits for its provider', async () => {
    const orderId = await aPaidOrder();
    const cancelPayment = world.neighbours.payment?.cancelPayment;
    const attempt = [...world.attempts.values()].find((each) => each.orderId === orderId);
    assert.ok(world.neighbours.payment && cancelPayment && attempt);
    const { payload } = settled(attempt);
    const { outcome: _told, ...known } = payload;
    world.neighbours.payment = {
      ...world.neighbours.payment,
      cancelPayment: () => Promise.resolve({ ...known, outcome: 'captured' as const, nextAction: null }),
    };
    accepted(await room.ask('cancelOrder', { orderId }, support));
    await aMinuteLater(orderId);
    await sweep(orderId);
    assert.deepEqual(await found(), []);
    await change(`update payment_attempts set asked_in_vain_at = asked_in_vain_at - interval '61 s'`);
    assert.deepEqual(await found(), moving(orderId), 'nobody asked any more');
    world.neighbours.payment = { ...world.neighbours.payment, cancelPayment };
    await sweep(orderId);
    assert.deepEqual(await found(), []);
  });

  test('paid, and its points are not redeemed; cancelled, and they are not given back', async () => {
    const orderId = await aPaidOrder();
    const plant = (state: string, points: number) =>
      change(
        `update orders set customer_id = case when $2 > 0 then uuidv7() end, points = $2, points_state = $3,
           look_at = case when $2 > 0 then now() end where order_id = $1`,
        orderId,
        points,
        state,
      );
    const rulesOf = async () =>
      accepted(await room.ask('recount', {}, asAuditor)).findings.map(({ rule }) => rule);
    await plant('asked', 1);
    const late = 'points are redeemed or given back within 60 s';
    assert.equal((await rulesOf()).includes(late), false);
    await aMinuteLater(orderId);
    assert.equal((await rulesOf()).includes(late), true);
    await plant('none', 0);
    accepted(await room.ask('cancelOrder', { orderId }, support));
    await plant('committed', 1);
    assert.equal((await rulesOf()).includes(late), false);
    await aMinuteLater(orderId);
    assert.equal((await rulesOf()).includes(late), true);
    await plant('none', 0);
  });
});

test('a document is looked at again by its number, an edit by its id', async () => {
  const orderId = await aPaidOrder();
  const look = async (id: string) => {
    const answer = await room.ask('auditChanges', { after: null, ids: [id] }, asAuditor);
    return accepted(answer).findings.flatMap(({ ids }) => ids);
  };
  const wrong = (by: number) =>
    room.db.rows<{ number: string }>({
      name: '',
      text: 'update documents set total_minor = total_minor + $2 where order_id = $1 returning number',
      values: [orderId, by],
    });
  const [document] = await wrong(1);
  const number = document?.number ?? '';
  assert.ok((await look(number)).includes(number));
  await wrong(-1);
  assert.deepEqual(await look(number), []);
  const editId = uuidv7();
  await change(
    `insert into order_edits (edit_id, order_id, reference, input_hash, version, is_address_changed, kept_before_minor, kept_after_minor, lines)
     select $2, order_id, 'r', 'h', 1, false, 1, 1, '[]' from orders where order_id = $1`,
    orderId,
    editId,
  );
  assert.deepEqual(await look(editId), [editId], 'it is not in the time line');
  await change('delete from order_edits where edit_id = $1', editId);
});

test('what was decided and is late is found by its index, whatever else there is', async () => {
  const { text } = findLateOrders(100);
  const plan = await room.db.transaction(async (transaction) => {
    await transaction.rows({ name: '', text: 'set local enable_seqscan = off', values: [] });
    return transaction.rows({ name: '', text: `explain ${text.replaceAll('$1', '100')}`, values: [] });
  });
  assert.match(JSON.stringify(plan), /orders_unsettled/);
  assert.match(JSON.stringify(plan), /payment_attempts_cancelling/);
});
