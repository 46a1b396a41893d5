import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { isRefusal } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { aPromotion } from '../../domain/promotion/a-promotion.ts';
import { orderService } from '../../service.ts';
import { auditOrder, auditSomeOrders } from '../../store/audit.ts';
import { accepted, aCustomer, aQuote, aReadyCart, aWorld, refused, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(() => {
  world.pays = { outcome: 'captured' };
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const staffId = '0198a000-0000-7000-8000-0000000000aa';
const writer: { subject: Subject } = {
  subject: { kind: 'staff', staffId, sessionId: staffId, permissions: ['promotions.write'] },
};
const issue = async (
  code: string,
  limits: { redemptionsMost?: number; perBuyerMost?: number } = {},
  more: Parameters<typeof aPromotion>[0] = {},
) => {
  const draft = { ...aPromotion({ promotionId: uuidv7(), needsCoupon: true, ...more }), version: 0 };
  const { promotionId } = accepted(await room.ask('putPromotion', draft, writer));
  const most = { redemptionsMost: null, perBuyerMost: null, ...limits };
  const coupon = { code, promotionId, isActive: true, beginsAt: null, endsAt: null, ...most, version: 0 };
  accepted(await room.ask('putCoupon', coupon, writer));
  const used = async () => {
    const { coupons } = accepted(await room.ask('listCoupons', { promotionId }, writer));
    return coupons.find((each) => each.code === code)?.redeemed;
  };
  return { promotionId, used };
};
/** What a checkout with a coupon is asked with, at the total its buyer sees. */
const ready = async (code: string, more: Parameters<typeof aReadyCart>[2] = {}) => {
  const { cart: _cart, quote, ...input } = await aReadyCart(room, world, more);
  const { cartToken } = input;
  const cart = accepted(await room.ask('applyCoupon', { cartToken, code }, more.as));
  return { input: { ...input, expectedTotal: cart.totals.total }, cart, quote };
};

describe('an order with a coupon', () => {
  test('keeps its discounts as they were, whatever becomes of the promotion', async () => {
    const { promotionId, used } = await issue('KEPT');
    const { input, cart } = await ready('KEPT');
    room.statements.length = 0;
    const order = accepted(await room.ask('checkout', input));
    assert.equal(room.statements.filter((name) => name === 'order.coupon.redeem').length, 1);
    assert.deepEqual(order.totals, cart.totals);
    assert.deepEqual(order.lines[0]?.discounts, cart.lines[0]?.discounts);
    assert.deepEqual(
      [order.totals.total.amountMinor, order.lines[0]?.gross.amountMinor, await used()],
      [2250 + 395, 2250, 1],
    );
    await room.db.rows({ name: '', text: `update promotions set title_en = 'Other'`, values: [] });
    const { orderId, orderKey } = order;
    assert.deepEqual(accepted(await room.ask('getOrder', { orderId, orderKey: orderKey ?? '' })), order);
    const [, deleted] = [promotionId, await room.ask('deleteCoupon', { code: 'KEPT' }, writer)];
    assert.equal(refused(deleted), 'in-use');
  });

  test('gives its use back when it is cancelled, once', async () => {
    const { used } = await issue('BACK', { redemptionsMost: 1, perBuyerMost: 1 });
    const { input } = await ready('BACK');
    const { orderId, orderKey } = accepted(await room.ask('checkout', input));
    assert.equal(await used(), 1);
    const other = await aReadyCart(room, world);
    const asked = { cartToken: other.cartToken, code: 'BACK' };
    const full = await room.ask('applyCoupon', asked);
    assert.deepEqual(isRefusal(full) && full.data?.['reason'], 'used-up');
    const own = { orderId, orderKey: orderKey ?? '' };
    await Promise.all([room.ask('cancelOrder', own), room.ask('cancelOrder', own)]);
    assert.equal(await used(), 0);
    accepted(await room.ask('applyCoupon', asked));
  });

  test('that nobody pays for gives it back at its deadline', async () => {
    const { used } = await issue('UNPAID', { redemptionsMost: 1 });
    world.pays = { outcome: 'pending' };
    const { input } = await ready('UNPAID');
    const { orderId } = accepted(await room.ask('checkout', input));
    assert.equal(await used(), 1);
    const overdue = `update orders set pay_before = now(), look_at = now() where order_id = $1`;
    await room.db.rows({ name: '', text: overdue, values: [orderId] });
    await room.run('sweep-unfinished');
    assert.equal(await used(), 0);
  });

  test('whose goods were gone gives it back with the cart', async () => {
    const { used } = await issue('GONE', { redemptionsMost: 1 });
    const { input, quote } = await ready('GONE');
    const { variantId } = quote;
    world.before.set('catalog.reserve', () => world.quotes.set(variantId, { ...quote, free: 1 }));
    assert.equal(refused(await room.ask('checkout', input)), 'out-of-stock');
    world.before.clear();
    assert.equal(await used(), 0);
  });

  test('a gift that is bought too is reserved together with what was bought', async () => {
    const quote = aQuote({ free: 10 });
    const gift = { type: 'gift', variantId: quote.variantId, quantity: 1 } as const;
    await issue('GIFT', {}, { action: gift });
    const { input } = await ready('GIFT', { quote });
    const order = accepted(await room.ask('checkout', input));
    assert.deepEqual(
      order.lines.map(({ quantity, isGift, gross }) => [quantity, isGift, gross.amountMinor]),
      [
        [2, false, 2500],
        [1, true, 0],
      ],
    );
    assert.deepEqual(world.reservations.get(order.orderId)?.lines, [
      { variantId: quote.variantId, quantity: 3 },
    ]);
  });
});

type Own = { orderId: string; orderKey: string };

describe('limits of a coupon', () => {
  test('one buyer, by account or by e-mail, may use it as often as it says', async () => {
    await issue('ONCE', { perBuyerMost: 1 });
    const ada = aCustomer();
    const first = await ready('ONCE', { as: ada, email: 'once@example.com' });
    accepted(await room.ask('checkout', first.input, ada));
    const whyNot = async (more: Parameters<typeof aReadyCart>[2]) => {
      const { cartToken } = await aReadyCart(room, world, more);
      const answer = await room.ask('applyCoupon', { cartToken, code: 'ONCE' }, more?.as);
      return isRefusal(answer) ? answer.data?.['reason'] : 'accepted';
    };
    assert.deepEqual(
      [
        await whyNot({ as: ada, email: 'other@example.com' }),
        await whyNot({ email: 'ONCE@example.com' }),
        await whyNot({ email: 'third@example.com' }),
      ],
      ['used-by-you', 'used-by-you', 'accepted'],
    );
    const [row] = await room.db.rows<{ text: string }>({
      name: '',
      text: `select string_agg(b::text, ' ') || (select string_agg(r::text, ' ') from coupon_redemptions r) as text
        from coupon_buyers b`,
      values: [],
    });
    assert.equal(row?.text.includes('example.com'), false);
  });

  test('a use is judged by the limits that held when it was taken, whole and in part', async () => {
    const { promotionId } = await issue('JUDGED', { redemptionsMost: 9, perBuyerMost: 2 });
    const orders: Own[] = [];
    const use = async (email: string) => {
      const { input } = await ready('JUDGED', { email });
      const { orderId, orderKey } = accepted(await room.ask('checkout', input));
      orders.push({ orderId, orderKey: orderKey ?? '' });
    };
    const found = async () => {
      const whole = await auditOrder(room.db);
      assert.deepEqual(await auditSomeOrders(room.db, [orders[0]?.orderId ?? '']), whole);
      return whole.map(({ rule, ids }) => [rule, ids]);
    };
    const plant = (text: string, ...values: unknown[]) => room.db.rows({ name: '', text, values });
    for (const email of ['judged@example.com', 'other@example.com', 'judged@example.com']) await use(email);
    assert.deepEqual(await found(), []);
    // The count of the buyer is wrong for a moment, so that they get past their limit.
    const forget = `update coupon_buyers set redeemed = redeemed + $1 where code = 'JUDGED' and redeemed > 1`;
    await plant(forget.replace('+', '-'), 1);
    await use('judged@example.com');
    await plant(forget, 1);
    const last = orders.at(-1);
    const tooOften = 'a buyer uses a coupon no more often than they might then';
    assert.deepEqual(await found(), [[tooOften, [last?.orderId]]]);
    const lower = { code: 'JUDGED', promotionId, isActive: true, beginsAt: null, endsAt: null };
    accepted(
      await room.ask('putCoupon', { ...lower, redemptionsMost: 4, perBuyerMost: 1, version: 1 }, writer),
    );
    assert.deepEqual(await found(), [[tooOften, [last?.orderId]]], 'no other by the limit of today');
    accepted(await room.ask('cancelOrder', last ?? { orderId: '', orderKey: '' }));
    assert.deepEqual(await found(), []);
    const count = 'update coupons set redeemed = $1, redemptions_most = $2 where code = $3';
    await plant(count, 2, 2, 'JUDGED');
    assert.deepEqual(
      (await found()).filter(([rule]) => rule === 'a coupon is used no more often than it may be'),
      [['a coupon is used no more often than it may be', ['JUDGED']]],
    );
    await plant(count, 3, 3, 'JUDGED');
  });

  test('the e-mail may come last: the cart says that the coupon is used by its buyer', async () => {
    await issue('LATE', { perBuyerMost: 1 });
    const first = await ready('LATE', { email: 'late@example.com' });
    accepted(await room.ask('checkout', first.input));
    const { input } = await ready('LATE', { email: 'later@example.com' });
    const { cartToken } = input;
    const cart = accepted(await room.ask('setCartDetails', { cartToken, email: 'late@example.com' }));
    assert.deepEqual(cart.coupon, { code: 'LATE', reason: 'used-by-you' });
    const refusal = await room.ask('checkout', input);
    assert.equal(refused(refusal), 'coupon-not-usable');
    const { totals } = (isRefusal(refusal) ? refusal.data : {}) as { totals: typeof cart.totals };
    assert.deepEqual(totals, cart.totals);
    const without = { ...input, expectedTotal: totals.total };
    assert.deepEqual(accepted(await room.ask('checkout', without)).totals.discounts, []);
  });

  test('twenty at once on the last use: one wins, the others are told and have their carts', async () => {
    const { used } = await issue('LAST', { redemptionsMost: 1 });
    const carts = [];
    for (let count = 0; count < 20; count += 1) {
      carts.push(await ready('LAST', { email: `last${count}@example.com` }));
    }
    const answers = await Promise.all(carts.map(({ input }) => room.ask('checkout', input)));
    const lost = answers.filter((answer) => isRefusal(answer));
    assert.equal(lost.length, 19);
    for (const refusal of lost) {
      assert.deepEqual([refusal.refusal, refusal.data?.['reason']], ['coupon-not-usable', 'used-up']);
    }
    assert.equal(await used(), 1);
    const [row] = await room.db.rows<{ frozen: number }>({
      name: '',
      text: `select count(frozen_by)::int as frozen from carts where coupon_code = 'LAST'`,
      values: [],
    });
    assert.equal(row?.frozen, 1);
  });

  test('twenty carts of one buyer at once: as many win as one buyer may use it', async () => {
    const { used } = await issue('THRICE', { perBuyerMost: 3 });
    const carts = [];
    for (let count = 0; count < 20; count += 1)
      carts.push(await ready('THRICE', { email: 'same@example.com' }));
    const answers = await Promise.all(carts.map(({ input }) => room.ask('checkout', input)));
    assert.equal(answers.filter((answer) => !isRefusal(answer)).length, 3);
    assert.equal(await used(), 3);
  });

  test('cannot be set below what is used, and no database row gets past them', async () => {
    const { promotionId } = await issue('FEWER', { redemptionsMost: 5 });
    const { input } = await ready('FEWER', { email: 'fewer@example.com' });
    accepted(await room.ask('checkout', input));
    const second = await ready('FEWER', { email: 'fewer2@example.com' });
    accepted(await room.ask('checkout', second.input));
    const lower = {
      code: 'FEWER',
      promotionId,
      isActive: true,
      beginsAt: null,
      endsAt: null,
      perBuyerMost: null,
    };
    const answer = await room.ask('putCoupon', { ...lower, redemptionsMost: 1, version: 1 }, writer);
    assert.deepEqual(isRefusal(answer) && [answer.refusal, answer.path], [
      'value-invalid',
      '/redemptionsMost',
    ]);
    const force = `update coupons set redeemed = 6 where code = 'FEWER'`;
    await assert.rejects(room.db.rows({ name: '', text: force, values: [] }), /coupons_redeemed/);
  });
});
