import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { fakeUser, type FakeUser } from './fake-user.ts';
import { accepted, aCustomer, aReadyCart, aWorld, type FakeWorld } from '../../testing.ts';

describe('orders of a guest', () => {
  let room: TestRoom<'order'>;
  let world: FakeWorld;
  let user: FakeUser;
  let ada: ReturnType<typeof aCustomer>;
  let email: string;
  before(async () => {
    world = aWorld();
    user = fakeUser(world);
    room = await openTestRoom(orderService, { neighbours: world.neighbours });
  });
  beforeEach(() => {
    ada = aCustomer();
    email = `guest.${ada.subject.customerId.slice(-8)}@example.com`;
  });
  after(async () => {
    const findings = await orderService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const order = async (as: { subject?: Subject } = {}, address = email) => {
    const own = as.subject ? { as: { subject: as.subject } } : {};
    const {
      cart: _cart,
      quote: _quote,
      ...input
    } = await aReadyCart(room, world, { ...own, email: address });
    return accepted(await room.ask('checkout', input, { ...as, idempotencyKey: crypto.randomUUID() }));
  };
  const seenBy = async (as: { subject: Subject }) =>
    accepted(await room.ask('listMyOrders', {}, as)).orders.map(({ orderNumber }) => orderNumber);
  const hear = ({ subject: { customerId } }: typeof ada, version = 1) =>
    room.hear({ name: 'email.proved', key: customerId, version, payload: { customerId } });

  test('join the account whose holder has proved the address, newest first, and say so', async () => {
    const first = await order();
    const second = await order({}, email.toUpperCase());
    const others = await order({}, 'somebody.else@example.com');
    assert.deepEqual(await seenBy(ada), []);
    user.proved.set(email, ada.subject.customerId);
    room.statements.length = 0;
    await hear(ada);
    assert.deepEqual(room.statements, ['order.guest-orders.join']);
    assert.deepEqual(await seenBy(ada), [second.orderNumber, first.orderNumber]);
    const { orderId } = first;
    const seen = accepted(await room.ask('getOrder', { orderId }, ada));
    assert.deepEqual(
      seen.timeline.filter(({ what }) => what === 'joined').map(({ who }) => who),
      ['system'],
    );
    // The link of the guest opens it as before.
    accepted(await room.ask('getOrder', { orderId, orderKey: first.orderKey ?? '' }));
    assert.ok(!(await seenBy(ada)).includes(others.orderNumber));
    await hear(ada);
    const again = accepted(await room.ask('getOrder', { orderId }, ada));
    assert.deepEqual(again.timeline, seen.timeline);
  });

  test('do not join before, whatever is heard, and whoever has the address unproved', async () => {
    await order();
    await hear(ada);
    const mallory = aCustomer();
    await hear(mallory);
    assert.deepEqual([await seenBy(ada), await seenBy(mallory)], [[], []]);
    user.proved.set(email, ada.subject.customerId);
    await hear(mallory);
    assert.deepEqual([await seenBy(ada), await seenBy(mallory)], [[], []]);
  });

  test('that were placed after it join as their buyer is told that they are paid', async () => {
    user.proved.set(email, ada.subject.customerId);
    const { orderId, orderNumber } = await order();
    assert.deepEqual(await seenBy(ada), [orderNumber]);
    await room.run('send-order-mail', { orderId, template: 'order-confirmation' });
    assert.deepEqual(await seenBy(ada), [orderNumber]);
  });

  test('of one who signs in stay theirs, whoever has the address', async () => {
    const bob = aCustomer();
    const { orderNumber } = await order(bob);
    user.proved.set(email, ada.subject.customerId);
    await hear(ada);
    assert.deepEqual([await seenBy(ada), await seenBy(bob)], [[], [orderNumber]]);
  });

  test('are told of to one who has proved the address only', async () => {
    const { orderId } = await order();
    const gateway = { subject: { kind: 'system', service: 'gateway', cause: 'test' } } as const;
    const told = async (isEmailProved: boolean) => {
      const person = { customerId: ada.subject.customerId, email, phone: null, isEmailProved };
      const { orderIds } = accepted(await room.ask('listOrdersOfPerson', { person }, gateway));
      const { records } = accepted(await room.ask('exportPerson', { person }, gateway));
      return [orderIds, records.length];
    };
    assert.deepEqual(await told(false), [[], 0]);
    assert.deepEqual(await told(true), [[orderId], 1]);
  });

  test('join in steps, and several at once change nothing twice', async () => {
    const { orderId } = await order();
    await room.db.rows({
      name: '',
      text: `insert into orders (order_id, order_number, order_key, cart_id, locale, currency, state, email, shipping_address,
         shipping_method, shipping_title, shipping_minor, shipping_tax_minor, shipping_tax_rule,
         shipping_tax_rate_basis_points, goods_minor, tax_minor, total_minor, item_count, cancelled_at, stock)
       select uuidv7(), 'G' || n, order_key, uuidv7(), locale, currency, 'cancelled', email, shipping_address, shipping_method,
         shipping_title, 0, 0, shipping_tax_rule, 0, 0, 0, 0, 1, now(), 'returned'
       from orders, generate_series(1, 250) as n where order_id = '${orderId}'`,
      values: [],
    });
    user.proved.set(email, ada.subject.customerId);
    room.statements.length = 0;
    await Promise.all([hear(ada), hear(ada, 2)]);
    assert.ok(room.statements.length <= 6);
    const [row] = await room.db.rows<{ mine: number; told: number }>({
      name: '',
      text: `select (select count(*) from orders where customer_id = '${ada.subject.customerId}')::int as mine,
         (select count(*) from order_timeline t join orders o using (order_id)
          where o.customer_id = '${ada.subject.customerId}' and what = 'joined')::int as told`,
      values: [],
    });
    assert.deepEqual(row, { mine: 251, told: 251 });
    await room.db.rows({
      name: '',
      text: `delete from order_timeline t using orders o where o.order_id = t.order_id and o.order_number ~ '^G[0-9]+$'`,
      values: [],
    });
    await room.db.rows({ name: '', text: `delete from orders where order_number ~ '^G[0-9]+$'`, values: [] });
  });
});
