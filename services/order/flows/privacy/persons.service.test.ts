import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld, type FakeWorld } from '../../testing.ts';

describe('the orders of a person', () => {
  let room: TestRoom<'order'>;
  let world: FakeWorld;
  let ada: ReturnType<typeof aCustomer>;
  let email: string;
  let killAt = '';
  before(async () => {
    world = aWorld();
    const killPoint = (name: string) => {
      if (name === killAt) throw new Error(`killed at ${name}`);
    };
    room = await openTestRoom(orderService, { neighbours: world.neighbours, killPoint });
  });
  beforeEach(() => {
    ada = aCustomer();
    email = `planted.${ada.subject.customerId.slice(-6)}@example.com`;
  });
  after(async () => {
    const findings = await orderService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const gateway = { subject: { kind: 'system', service: 'gateway', cause: 'test' } } as const;
  const run = (text: string) => room.db.rows<Record<string, unknown>>({ name: '', text, values: [] });
  const person = () => ({ customerId: ada.subject.customerId, email, phone: null });
  const order = async (as: { subject?: Subject }) => {
    const own = as.subject ? { as: { subject: as.subject } } : {};
    const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, own);
    await run(
      `update carts set email = '${email}' where frozen_by is null and cart_id = (select max(cart_id::text)::uuid from carts)`,
    );
    return accepted(await room.ask('checkout', input, { ...as, idempotencyKey: crypto.randomUUID() }));
  };
  const erase = async () => accepted(await room.ask('erasePerson', { person: person() }, gateway)).state;
  const tablesWith = async (words: string) => {
    const tables = await run(
      `select table_name as name from information_schema.tables
       where table_schema = current_schema() and table_type = 'BASE TABLE'`,
    );
    assert.ok(tables.length > 15);
    const found: unknown[] = [];
    for (const { name } of tables) {
      const rows = await run(`select 1 from "${String(name)}" as t where t::text ~* '${words}' limit 1`);
      if (rows.length > 0) found.push(name);
    }
    return found;
  };

  test('are told page by page, those of a guest with the same address too', async () => {
    const mine = await order(ada);
    const asGuest = await order({});
    const { orderIds, nextCursor } = accepted(
      await room.ask('listOrdersOfPerson', { person: person() }, gateway),
    );
    assert.deepEqual(new Set(orderIds), new Set([mine.orderId, asGuest.orderId]));
    assert.equal(nextCursor, null);
    const page = accepted(await room.ask('exportPerson', { person: person() }, gateway));
    assert.deepEqual(
      new Set(page.records.map(({ kind, data }) => [kind, data['orderNumber']].join(' '))),
      new Set([`order ${mine.orderNumber}`, `order ${asGuest.orderNumber}`]),
    );
    assert.ok(JSON.stringify(page.records).includes(email));
    const stranger = { ...person(), customerId: aCustomer().subject.customerId, email: 'nobody@example.com' };
    assert.deepEqual(accepted(await room.ask('exportPerson', { person: stranger }, gateway)).records, []);
  });

  test('keep their address while goods may be on their way, and lose whose they are afterwards', async () => {
    const mine = await order(ada);
    const { cartToken } = await aReadyCart(room, world, { as: ada });
    const invoiceTo = { name: `Ada of ${email}`, taxNumber: 'GB999999973' };
    accepted(await room.ask('setCartDetails', { cartToken, invoiceTo }, ada));
    await run(
      `update orders set invoice_to = '${JSON.stringify(invoiceTo)}' where order_id = '${mine.orderId}'`,
    );
    const told = accepted(await room.ask('exportPerson', { person: person() }, gateway)).records;
    assert.equal(JSON.stringify(told).split('GB999999973').length, 3);
    const before = await run(`select order_number, total_minor, tax_minor from orders order by order_id`);
    assert.equal(await erase(), 'wait');
    assert.ok((await tablesWith(email)).includes('orders'));
    await run(`update orders set paid_at = now() - interval '15 days' where paid_at is not null`);
    assert.equal(await erase(), 'done');
    assert.equal(await erase(), 'done');
    assert.deepEqual(await tablesWith(email), []);
    assert.deepEqual(await tablesWith('GB999999973'), []);
    assert.deepEqual(
      await run(`select order_number, total_minor, tax_minor from orders order by order_id`),
      before,
    );
    assert.deepEqual(
      await run(`select email, shipping_address from orders where order_id = '${mine.orderId}'`),
      [{ email: null, shipping_address: null }],
    );
    const cart = await room.ask('getCart', { cartToken }, ada);
    assert.ok(!('refusal' in cart) && cart.shippingAddress === null && cart.email === null);
  });

  test('an order that is unpaid, being refunded or sent back is waited for, what has arrived is not', async () => {
    const { orderId } = await order(ada);
    const set = (words: string) => run(`update orders set ${words} where order_id = '${orderId}'`);
    await set(`state = 'payment-refused', pay_before = now() + interval '1 hour', paid_at = null`);
    assert.equal(await erase(), 'wait');
    await set(`state = 'paid', pay_before = null, paid_at = now()`);
    assert.equal(await erase(), 'wait');
    await set(`fulfilment = 'delivered'`);
    const returnId = randomUUID();
    await run(
      `insert into returns (return_id, order_id, number, wanted, due_at)
        values ('${returnId}', '${orderId}', 1, 'refund', now())`,
    );
    assert.equal(await erase(), 'wait');
    await run(`delete from returns where return_id = '${returnId}'`);
    await run(`insert into refunds (refund_id, order_id, reference, input_hash, credit_note, amount_minor, tax_minor,
        shipping_minor, shipping_tax_minor, goodwill_minor, reason, refunded_at, state, goods, restock_id, scrap_id)
      values ('${returnId}', '${orderId}', 'r', 'h', '${email}', 0, 0, 0, 0, 0, 'why', now(), 'pending', 'none',
        gen_random_uuid(), gen_random_uuid())`);
    assert.equal(await erase(), 'wait');
    assert.deepEqual(
      await run(`select 1 from orders where erased_at is not null and order_id = '${orderId}'`),
      [],
    );
    await run(`delete from refunds where refund_id = '${returnId}'`);
    await set(`fulfilment = 'none', paid_at = now() - interval '15 days'`);
    assert.equal(await erase(), 'done');
  });

  test('lose what was written by hand, and their coupons count nobody by address', async () => {
    const [mine, strangers] = [await order(ada), await order(aCustomer())];
    await run(`update orders set paid_at = now() - interval '15 days' where paid_at is not null`);
    const promotionId = randomUUID();
    await run(`insert into promotions (promotion_id, market, title_en, title_zh, is_active, needs_coupon, priority,
        is_exclusive, conditions, action, version) values ('${promotionId}', 'gb', '', '', false, true, 0, false, '{}', '{}', 1)`);
    await run(
      `insert into coupons (code, promotion_id, is_active, redeemed, version) values ('ONCE', '${promotionId}', true, 2, 1)`,
    );
    for (const { orderId } of [mine, strangers]) {
      await run(`update orders set coupon_code = 'ONCE' where order_id = '${orderId}'`);
      await run(`insert into coupon_redemptions (order_id, code, buyers)
        select order_id, 'ONCE', buyer_keys(customer_id, email) from orders where order_id = '${orderId}'`);
    }
    // The stranger has typed the same address.
    await run(`insert into coupon_buyers select code, buyer, count(*) from coupon_redemptions, unnest(buyers) as buyer
      group by code, buyer`);
    const hash = createHash('sha256').update(email).digest('hex');
    const counted = () => run(`select buyer, redeemed from coupon_buyers where buyer = 'email:${hash}'`);
    assert.deepEqual(await counted(), [{ buyer: `email:${hash}`, redeemed: 2 }]);
    await run(`insert into returns (return_id, order_id, number, wanted, state, answer)
      values ('${promotionId}', '${mine.orderId}', 1, 'refund', 'refused', 'Dear ${email}')`);
    await run(`insert into return_lines (return_id, line_id, quantity, reason, note)
      select '${promotionId}', line_id, 1, 'damaged', 'I am ${email}' from order_lines where order_id = '${mine.orderId}'`);
    await run(
      `insert into order_timeline (order_id, what, who, why) values ('${mine.orderId}', 'x', 'buyer', '${email}')`,
    );
    const { records } = accepted(await room.ask('exportPerson', { person: person() }, gateway));
    for (const word of [`Dear ${email}`, `I am ${email}`, `"${email}"`]) {
      assert.ok(JSON.stringify(records).includes(word), word);
    }
    assert.equal(await erase(), 'done');
    const strangersOwn = await tablesWith(email);
    assert.deepEqual(new Set(strangersOwn), new Set(['orders', 'carts', 'documents']));
    assert.equal((await run(`select 1 from orders where email = '${email}'`)).length, 1);
    assert.equal((await run(`select 1 from documents where content ->> 'email' = '${email}'`)).length, 1);
    assert.deepEqual(await counted(), [{ buyer: `email:${hash}`, redeemed: 1 }]);
    assert.deepEqual(await run(`select buyers from coupon_redemptions where order_id = '${mine.orderId}'`), [
      { buyers: [`customer:${ada.subject.customerId}`] },
    ]);
    assert.equal((await run(`select redeemed from coupons where code = 'ONCE'`))[0]?.['redeemed'], 2);
    await run(
      `update orders set email = 'other@example.com', coupon_code = null where order_id = '${strangers.orderId}'`,
    );
    await run(`update orders set coupon_code = null where order_id = '${mine.orderId}'`);
    for (const table of ['coupon_redemptions', 'coupon_buyers', 'coupons']) await run(`delete from ${table}`);
  });

  test('a draft without an address loses its words too, and a death before or after changes nothing', async () => {
    const { orderId } = await order(ada);
    await run(`update orders set paid_at = now() - interval '15 days', email = null, shipping_address = null
      where order_id = '${orderId}'`);
    await run(
      `insert into order_timeline (order_id, what, who, why) values ('${orderId}', 'x', 'buyer', '${email}')`,
    );
    for (const place of ['before', 'after']) {
      killAt = `order.erase-person.${place}-flight`;
      await assert.rejects(room.ask('erasePerson', { person: person() }, gateway), /killed/);
      assert.equal((await tablesWith(email)).includes('order_timeline'), place === 'before');
    }
    killAt = '';
    assert.equal(await erase(), 'done');
  });
});
