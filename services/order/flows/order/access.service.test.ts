import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Permission, Subject } from '#contracts/access.ts';
import { openTestRoom, type Asking, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import {
  accepted,
  aCustomer,
  aReadyCart,
  aWorld,
  card,
  refused,
  support,
  type FakeWorld,
} from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const staffWith = (...permissions: Permission[]): { subject: Subject } => ({
  subject: { kind: 'key', keyId: uuidv7(), permissions },
});
const order = async (as: { subject?: Subject } = {}) => {
  const own = as.subject ? { as: { subject: as.subject } } : {};
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, own);
  return accepted(await room.ask('checkout', input, as));
};
const codeOf = (answer: object) => ('refusal' in answer ? answer.refusal : 'accepted');

describe('an order is seen by its buyer and by staff who may, and by nobody else', () => {
  test('signed in, by the key of the link, or by permission', async () => {
    const ada = aCustomer();
    const { orderId, orderKey } = await order(ada);
    const see = async (as: Asking, key?: string) =>
      codeOf(await room.ask('getOrder', { orderId, ...(key ? { orderKey: key } : {}) }, as));
    assert.deepEqual(
      [
        await see(ada),
        await see({}, orderKey ?? ''),
        await see(support),
        await see(staffWith('orders.read')),
        await see({}),
        await see({}, 'x'.repeat(32)),
        await see(aCustomer()),
        await see(staffWith('catalog.write')),
      ],
      [...Array.from({ length: 4 }, () => 'accepted'), ...Array.from({ length: 4 }, () => 'order-not-found')],
    );
    assert.equal(accepted(await room.ask('getOrder', { orderId }, ada)).orderKey, orderKey);
    assert.equal(accepted(await room.ask('getOrder', { orderId }, support)).orderKey, null);
    assert.equal(codeOf(await room.ask('getOrder', { orderId: uuidv7() }, ada)), 'order-not-found');
  });

  test('another’s order can be neither paid nor cancelled, and nothing changes', async () => {
    const { orderId } = await order(aCustomer());
    const before = await room.announced();
    assert.deepEqual(
      [
        codeOf(await room.ask('cancelOrder', { orderId })),
        codeOf(await room.ask('cancelOrder', { orderId }, aCustomer())),
        codeOf(await room.ask('cancelOrder', { orderId }, staffWith('orders.read'))),
        codeOf(await room.ask('payOrder', { orderId, paymentMethod: card }, aCustomer())),
        codeOf(await room.ask('payOrder', { orderId, paymentMethod: card }, support)),
      ],
      Array.from({ length: 5 }, () => 'order-not-found'),
    );
    assert.deepEqual(await room.announced(), before);
  });

  test('a customer lists their own orders, page by page, the newest first', async () => {
    const ada = aCustomer();
    const placed = [await order(ada), await order(ada), await order(ada)];
    await order(aCustomer());
    const first = accepted(await room.ask('listMyOrders', { limit: 2 }, ada));
    const cursor = first.nextCursor ?? '';
    const second = accepted(await room.ask('listMyOrders', { limit: 2, cursor }, ada));
    assert.deepEqual(
      [...first.orders, ...second.orders].map(({ orderId }) => orderId),
      placed.map(({ orderId }) => orderId).toReversed(),
    );
    const { customerId } = ada.subject;
    const ofThem = accepted(await room.ask('listOrders', { customerId }, support));
    assert.deepEqual(
      ofThem.orders.map(({ orderId }) => orderId),
      placed.map(({ orderId }) => orderId).toReversed(),
    );
    assert.equal(second.nextCursor, null);
    assert.deepEqual(accepted(await room.ask('listMyOrders', {}, aCustomer())).orders, []);
    assert.equal(codeOf(await room.ask('listMyOrders', { cursor: 'zz' }, ada)), 'invalid-input');
  });

  test('staff list orders by state and number, without keys', async () => {
    const { orderId, orderNumber } = await order();
    const list = async (input: object) => accepted(await room.ask('listOrders', input, support)).orders;
    const [row, ...others] = await list({ orderNumber: orderNumber.toLowerCase().replace('-', '') });
    const { placedAt, ...listed } = row ?? { placedAt: '' };
    assert.match(placedAt, /^20..-..-..T.*Z$/);
    assert.deepEqual(
      [listed, others],
      [
        {
          orderId,
          orderNumber,
          state: 'paid',
          fulfilment: 'none',
          customerName: 'Ada Lovelace',
          itemCount: 2,
          total: { amountMinor: 2895, currency: 'GBP' },
        },
        [],
      ],
    );
    assert.equal((await list({ state: 'paid' }))[0]?.orderId, orderId);
    assert.deepEqual(await list({ state: 'cancelled', orderNumber }), []);
    assert.deepEqual(await list({ orderNumber: 'nonsense' }), []);
    const page = accepted(await room.ask('listOrders', { limit: 1 }, support));
    const next = accepted(await room.ask('listOrders', { limit: 1, cursor: page.nextCursor ?? '' }, support));
    assert.ok((next.orders[0]?.orderId ?? '') < (page.orders[0]?.orderId ?? ''));
    assert.equal(codeOf(await room.ask('listOrders', {}, aCustomer())), 'not-allowed');
  });
});

describe('an order is found by number and e-mail', () => {
  test('however they are written; a wrong number and a wrong e-mail get the same answer', async () => {
    const { orderId, orderNumber, ...placed } = await order();
    const email = placed.email ?? '';
    const written = orderNumber.toLowerCase().replaceAll('0', 'o').replace('-', '');
    const found = accepted(await room.ask('findOrder', { orderNumber: written, email: 'ADA@example.com' }));
    assert.equal(found.orderId, orderId);
    const wrong = [
      await room.ask('findOrder', { orderNumber, email: 'eve@example.com' }),
      await room.ask('findOrder', { orderNumber: '00000-016JD', email }),
      await room.ask('findOrder', { orderNumber: 'no-number', email }),
    ];
    for (const answer of wrong) assert.deepEqual(answer, wrong[0]);
    assert.equal(codeOf(wrong[0] ?? {}), 'order-not-found');
  });

  test('ten times in ten minutes for each e-mail and each number, by every process together', async () => {
    const { orderNumber } = await order();
    const guess = (email: string) => room.ask('findOrder', { orderNumber, email });
    for (let tries = 0; tries < 10; tries += 1) {
      assert.equal(codeOf(await guess(`eve${tries}@example.com`)), 'order-not-found');
    }
    const told = await guess('ada@example.com');
    assert.equal(codeOf(told), 'rate-limited');
    assert.ok('retryAfterSeconds' in told && (told.retryAfterSeconds ?? 0) > 500);
    await room.db.rows({ name: '', text: `update find_tries set window_ends_at = now()`, values: [] });
    assert.equal(codeOf(await guess('ada@example.com')), 'accepted');
    await room.run('forget-old-carts');
  });
});

describe('an order is cancelled', () => {
  test('by its buyer, who gets the money back, a mail and the reason on the time line', async () => {
    const ada = aCustomer();
    const { orderId, orderNumber } = await order(ada);
    world.calls.length = 0;
    const cancelled = accepted(await room.ask('cancelOrder', { orderId, reason: 'Too late' }, ada));
    assert.deepEqual([cancelled.state, cancelled.payment.state], ['cancelled', 'refunded']);
    assert.deepEqual(
      cancelled.timeline.slice(-2).map(({ what, who, why }) => [what, who, why]),
      [
        ['cancelled', 'buyer', 'Too late'],
        ['refunded', 'provider', 'The money was given back.'],
      ],
    );
    assert.deepEqual(world.calls, ['payment.cancelPayment', 'catalog.releaseReservation']);
    const before = await room.announced();
    assert.deepEqual(accepted(await room.ask('cancelOrder', { orderId }, ada)), cancelled);
    assert.deepEqual(await room.announced(), before);
    const { name, payload } = before.at(-1) ?? { name: '', payload: {} };
    const { paidAt, ...told } = payload as { paidAt: string };
    assert.match(paidAt, /Z$/);
    assert.deepEqual(
      [name, told],
      ['order.cancelled', { orderId, wasPaid: true, total: { amountMinor: 2895, currency: 'GBP' } }],
    );
    await room.run('send-order-mail', { orderId, template: 'order-cancelled' });
    const { template, values } = world.mails.at(-1) ?? {};
    assert.deepEqual(
      [template, values?.orderNumber, values?.refund],
      ['order-cancelled', orderNumber, '£28.95'],
    );
  });

  test('by staff who may write orders; the time line names them', async () => {
    const { orderId } = await order();
    const cancelled = accepted(await room.ask('cancelOrder', { orderId }, support));
    assert.equal(cancelled.orderKey, null);
    const { staffId } = support.subject as { staffId: string };
    const entry = cancelled.timeline.find(({ what }) => what === 'cancelled');
    assert.deepEqual([entry?.who, entry?.why], [`staff:${staffId}`, 'No reason was given.']);
  });

  test('by staff: its buyer is told neither who it was nor the reason noted for colleagues', async () => {
    const ada = aCustomer();
    const byPerson = await order(ada);
    const byKey = await order();
    const reason = 'Looks like a stolen card';
    const asStaff = await room.ask('cancelOrder', { orderId: byPerson.orderId, reason }, support);
    await room.ask('cancelOrder', { orderId: byKey.orderId, reason }, staffWith('orders.write'));
    const { orderId, orderKey } = byKey;
    const seen = [
      accepted(await room.ask('getOrder', { orderId: byPerson.orderId }, ada)),
      ...accepted(await room.ask('listMyOrders', {}, ada)).orders,
      accepted(await room.ask('getOrder', { orderId, orderKey: orderKey ?? '' })),
      accepted(await room.ask('findOrder', { orderNumber: byKey.orderNumber, email: byKey.email ?? '' })),
    ];
    assert.equal(seen.length, 4);
    for (const { timeline } of seen) {
      const { who, why } = timeline.find(({ what }) => what === 'cancelled') ?? {};
      assert.deepEqual([who, why], ['staff', 'The shop did this.']);
    }
    assert.equal(accepted(asStaff).timeline.find(({ what }) => what === 'cancelled')?.why, reason);
  });

  test('not while it is being worked on', async () => {
    const { orderId, orderKey } = await order();
    const lease = `update orders set lease_holder = 'x', lease_until = now() + interval '1 minute' where order_id = $1`;
    await room.db.rows({ name: '', text: lease, values: [orderId] });
    const answer = await room.ask('cancelOrder', { orderId, orderKey: orderKey ?? '' });
    assert.equal(refused(answer), 'version-conflict');
  });
});
