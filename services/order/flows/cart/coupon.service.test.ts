import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { aPromotion } from '../../domain/promotion/a-promotion.ts';
import { orderService } from '../../service.ts';
import { accepted, aQuote, aWorld, refused, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(async () => {
  world.quotes.clear();
  await room.db.rows({ name: '', text: 'update promotions set is_active = false', values: [] });
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const staffId = '0198a000-0000-7000-8000-0000000000aa';
const writer: { subject: Subject } = {
  subject: { kind: 'staff', staffId, sessionId: staffId, permissions: ['promotions.write'] },
};
const promote = async (more: Parameters<typeof aPromotion>[0] = {}) => {
  const draft = { ...aPromotion({ promotionId: uuidv7(), ...more }), version: 0 };
  return accepted(await room.ask('putPromotion', draft, writer)).promotionId;
};
const issue = async (code: string, more: Parameters<typeof aPromotion>[0] = {}, coupon: object = {}) => {
  const promotionId = await promote({ needsCoupon: true, ...more });
  const limits = { beginsAt: null, endsAt: null, redemptionsMost: null, perBuyerMost: null };
  const draft = { code, promotionId, isActive: true, ...limits, version: 0, ...coupon };
  accepted(await room.ask('putCoupon', draft, writer));
  return promotionId;
};
const start = async (quantity = 2, more: Parameters<typeof aQuote>[0] = {}, as = {}) => {
  const quote = aQuote(more);
  world.quotes.set(quote.variantId, quote);
  const lines = [{ variantId: quote.variantId, quantity }];
  return accepted(await room.ask('createCart', { locale: 'en-gb', lines }, as)).cartToken;
};
const taken = ({ totals }: { totals: { discounts: { title: string; amount: { amountMinor: number } }[] } }) =>
  totals.discounts.map(({ title, amount }) => [title, amount.amountMinor]);

describe('promotions for everybody', () => {
  test('are on the cart by themselves, named on lines and in totals, at one read and one quote', async () => {
    const promotionId = await promote();
    const cartToken = await start();
    [room.statements.length, world.calls.length] = [0, 0];
    const cart = accepted(await room.ask('getCart', { cartToken }));
    assert.deepEqual([room.statements, world.calls], [['order.cart.find'], ['catalog.quote']]);
    const amount = { amountMinor: 250, currency: 'GBP' };
    assert.deepEqual(cart.lines[0]?.discounts, [{ promotionId, title: 'Ten off', amount }]);
    assert.deepEqual(cart.totals.discounts, [{ promotionId, title: 'Ten off', couponCode: null, amount }]);
    assert.deepEqual([cart.totals.goodsFull.amountMinor, cart.totals.goods.amountMinor], [2500, 2250]);
    assert.equal(cart.lines[0]?.total.amountMinor, 2250);
  });

  test('hold in their market, by its clock, and to its customers', async () => {
    const clock = async (zone: string, minutes: number) => {
      const text = `select to_char(now() at time zone $1 + make_interval(mins => $2), 'YYYY-MM-DD"T"HH24:MI') as at`;
      const [row] = await room.db.rows<{ at: string }>({ name: '', text, values: [zone, minutes] });
      return row?.at ?? '';
    };
    await promote({ title: { en: 'Now', zh: '现在' }, beginsAt: await clock('Europe/London', 0) });
    await promote({ title: { en: 'Soon', zh: '将来' }, beginsAt: await clock('Europe/London', 2) });
    await promote({ title: { en: 'Over', zh: '过去' }, endsAt: await clock('Europe/London', 0) });
    await promote({ market: 'cn', title: { en: 'CN', zh: '中国' }, endsAt: await clock('Asia/Shanghai', 2) });
    const groups = { customerGroups: ['trade'] };
    await promote({ title: { en: 'Trade', zh: '批发' }, conditions: groups });
    const cartToken = await start();
    const names = async (input: object, as = {}) =>
      taken(accepted(await room.ask('getCart', { cartToken, ...input }, as))).map(([title]) => title);
    assert.deepEqual(await names({}), ['Now']);
    assert.deepEqual(await names({ locale: 'zh-cn' }), ['中国']);
    const ada = { kind: 'customer', customerId: uuidv7(), sessionId: uuidv7() } as const;
    assert.deepEqual(await names({}, { subject: ada }), ['Now']);
    assert.deepEqual(await names({}, { subject: { ...ada, groups: ['trade'] } }), ['Now', 'Trade']);
  });

  test('a gift is added while there is one, and is no line of the buyer’s', async () => {
    const gift = aQuote({ title: 'Tea towel', free: 3 });
    world.quotes.set(gift.variantId, gift);
    const action = { type: 'gift', variantId: gift.variantId, quantity: 1 } as const;
    await promote({ action, conditions: { amountLeastMinor: 2500 } });
    const cartToken = await start();
    const see = async () => accepted(await room.ask('getCart', { cartToken }));
    const cart = await see();
    assert.deepEqual(
      [cart.gifts.map(({ title, quantity }) => [title, quantity]), cart.lines.length, cart.itemCount],
      [[['Tea towel', 1]], 1, 2],
    );
    const { variantId } = gift;
    accepted(await room.ask('addLine', { cartToken, variantId, quantity: 3 }));
    assert.deepEqual((await see()).gifts, []);
    accepted(await room.ask('setLineQuantity', { cartToken, variantId, quantity: 2 }));
    assert.equal((await see()).gifts.length, 1);
  });
});

describe('a coupon', () => {
  test('is put on by its code as people write it, and taken off again', async () => {
    await issue('SPRING-10');
    const cartToken = await start();
    [room.statements.length, world.calls.length] = [0, 0];
    const cart = accepted(await room.ask('applyCoupon', { cartToken, code: ' spring-10 ' }));
    assert.deepEqual(room.statements, ['order.cart.find', 'order.cart.touch', 'order.cart.set-coupon']);
    assert.deepEqual(world.calls, ['catalog.quote']);
    assert.deepEqual([cart.coupon, cart.version], [{ code: 'SPRING-10', reason: null }, 2]);
    assert.deepEqual(cart.totals.discounts[0]?.couponCode, 'SPRING-10');
    assert.deepEqual(accepted(await room.ask('applyCoupon', { cartToken, code: 'SPRING-10' })), cart);
    assert.deepEqual(accepted(await room.ask('getCart', { cartToken })), cart);
    const without = accepted(await room.ask('removeCoupon', { cartToken }));
    assert.deepEqual([without.coupon, without.version, taken(without)], [null, 3, []]);
    assert.deepEqual(accepted(await room.ask('removeCoupon', { cartToken })), without);
  });

  test('takes the place of another', async () => {
    await issue('FIRST');
    await issue('SECOND', {
      title: { en: 'Half', zh: '半价' },
      action: { type: 'percent', basisPoints: 5000, goods: null },
    });
    const cartToken = await start();
    accepted(await room.ask('applyCoupon', { cartToken, code: 'FIRST' }));
    const cart = accepted(await room.ask('applyCoupon', { cartToken, code: 'SECOND' }));
    assert.deepEqual(taken(cart), [['Half', 1250]]);
  });

  test('that cannot be used is refused with the reason, and nothing changes', async () => {
    await issue('EXPIRED', { endsAt: '2020-01-01T00:00' });
    await issue('LAPSED', {}, { endsAt: '2020-01-01T00:00' });
    await issue('EARLY', { beginsAt: '2090-01-01T00:00' });
    await issue('OFF', {}, { isActive: false });
    await issue('CHINA', { market: 'cn' });
    await issue('BIG', { conditions: { amountLeastMinor: 2501 } });
    await issue('MANY', { conditions: { quantityLeast: 3 } });
    await issue('CUPS', { conditions: { goods: { variantIds: [], categorySlugs: ['cups'] } } });
    await issue('CLUB', { conditions: { customerGroups: ['club'] } });
    await issue('LOWER', { priority: 1, stacksWith: [] });
    await promote({ priority: 9, title: { en: 'House', zh: '店铺' } });
    const cartToken = await start();
    const why = async (code: string) => {
      const answer = await room.ask('applyCoupon', { cartToken, code });
      if (!('refusal' in answer)) return 'accepted';
      assert.equal(answer.path, '/code');
      return `${answer.refusal}: ${String(answer.data?.['reason'])}`;
    };
    const unusable = (reason: string) => `coupon-not-usable: ${reason}`;
    const expected: Record<string, string> = {
      NOBODY: 'coupon-not-found: unknown',
      OFF: 'coupon-not-found: unknown',
      EXPIRED: unusable('expired'),
      LAPSED: unusable('expired'),
      EARLY: unusable('not-yet'),
      CHINA: unusable('other-market'),
      BIG: unusable('minimum'),
      MANY: unusable('quantity'),
      CUPS: unusable('wrong-goods'),
      CLUB: unusable('sign-in'),
      LOWER: unusable('not-combinable'),
    };
    for (const [code, reason] of Object.entries(expected)) assert.equal(await why(code), reason, code);
    const big = await room.ask('applyCoupon', { cartToken, code: 'BIG' });
    assert.equal('data' in big && big.data?.['amountLeastMinor'], 2501);
    const cart = accepted(await room.ask('getCart', { cartToken }));
    assert.deepEqual([cart.version, cart.coupon], [1, null]);
  });

  test('that stops being usable stays on the cart, says why, and takes nothing off', async () => {
    await issue('TWO', { conditions: { quantityLeast: 2 } });
    const cartToken = await start();
    const cart = accepted(await room.ask('applyCoupon', { cartToken, code: 'TWO' }));
    const [line] = cart.lines;
    const { variantId } = line ?? { variantId: '' };
    const less = accepted(await room.ask('setLineQuantity', { cartToken, variantId, quantity: 1 }));
    assert.deepEqual([less.coupon, taken(less)], [{ code: 'TWO', reason: 'quantity' }, []]);
    const more = accepted(await room.ask('setLineQuantity', { cartToken, variantId, quantity: 3 }));
    assert.deepEqual([more.coupon, taken(more)], [{ code: 'TWO', reason: null }, [['Ten off', 375]]]);
    await room.db.rows({
      name: '',
      text: `update coupons set is_active = false where code = 'TWO'`,
      values: [],
    });
    assert.deepEqual(accepted(await room.ask('getCart', { cartToken })).coupon, {
      code: 'TWO',
      reason: 'unknown',
    });
  });

  test('of somebody else’s cart, or an unknown one, cannot be touched', async () => {
    await issue('MINE');
    const ada = { subject: { kind: 'customer', customerId: uuidv7(), sessionId: uuidv7() } } as const;
    const cartToken = await start(2, {}, ada);
    assert.equal(refused(await room.ask('applyCoupon', { cartToken, code: 'MINE' })), 'cart-not-found');
    assert.equal(refused(await room.ask('removeCoupon', { cartToken })), 'cart-not-found');
    accepted(await room.ask('applyCoupon', { cartToken, code: 'MINE' }, ada));
  });
});
