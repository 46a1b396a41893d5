import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { isRefusal } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { aPromotion } from '../../domain/promotion/a-promotion.ts';
import { orderService } from '../../service.ts';
import {
  accepted,
  aCustomer,
  address,
  aQuote,
  aReadyCart,
  aWorld,
  refused,
  type FakeWorld,
} from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(() => world.quotes.clear());
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

type Line = [variantId: string, quantity: number];
const sell = (more: Parameters<typeof aQuote>[0] = {}) => {
  const quote = aQuote({ free: 200, ...more });
  world.quotes.set(quote.variantId, quote);
  return quote.variantId;
};
const start = async (lines: Line[], as: { subject?: Subject } = {}) => {
  const given = lines.map(([variantId, quantity]) => ({ variantId, quantity }));
  return accepted(await room.ask('createCart', { locale: 'en-gb', lines: given }, as)).cartToken;
};
const claim = async (as: { subject: Subject }, cartToken?: string) =>
  accepted(await room.ask('claimCart', cartToken === undefined ? {} : { cartToken }, as));
const linesOf = ({ lines }: { lines: { variantId: string; quantity: number }[] }) =>
  lines.map(({ variantId, quantity }) => [variantId, quantity]);
const countCarts = async () => {
  const text = 'select count(*)::int as count from carts';
  const [row] = await room.db.rows<{ count: number }>({ name: '', text, values: [] });
  return row?.count;
};

describe('a visitor signs in', () => {
  test('and their cart becomes the customer’s; a repeat changes nothing', async () => {
    const ada = aCustomer();
    const variantId = sell();
    const cartToken = await start([[variantId, 2]]);
    const claimed = await claim(ada, cartToken);
    assert.deepEqual(
      [claimed.cartToken, claimed.version, linesOf(claimed)],
      [cartToken, 2, [[variantId, 2]]],
    );
    assert.equal(refused(await room.ask('getCart', { cartToken })), 'cart-not-found');
    room.statements.length = 0;
    assert.deepEqual(await claim(ada, cartToken), claimed);
    assert.deepEqual(room.statements, ['order.cart.find-of-customer', 'order.cart.find']);
  });

  test('and their cart goes into the one they had, whose token and theirs open it from now on', async () => {
    const ada = aCustomer();
    const [both, own, visitors] = [sell(), sell(), sell()];
    const home = await start(
      [
        [both, 2],
        [own, 1],
      ],
      ada,
    );
    const away = await start([
      [visitors, 3],
      [both, 4],
    ]);
    const details = { email: 'away@example.com', shippingAddress: address };
    accepted(await room.ask('setCartDetails', { cartToken: away, ...details }));
    accepted(await room.ask('setCartDetails', { cartToken: home, email: 'home@example.com' }, ada));
    const before = await countCarts();
    [room.statements.length, world.calls.length] = [0, 0];
    const merged = await claim(ada, away);
    assert.deepEqual([room.statements.length, world.calls], [2 + 5, ['catalog.quote']]);
    assert.deepEqual(linesOf(merged), [
      [both, 6],
      [own, 1],
      [visitors, 3],
    ]);
    assert.deepEqual(
      [merged.cartToken, merged.email, merged.shippingAddress?.city, merged.adjusted],
      [away, 'home@example.com', 'London', []],
    );
    assert.equal(await countCarts(), (before ?? 0) - 1);
    assert.deepEqual(await claim(ada, away), merged);
    const { adjusted: _adjusted, ...cart } = merged;
    for (const cartToken of [home, away]) {
      assert.deepEqual(accepted(await room.ask('getCart', { cartToken }, ada)), { ...cart, cartToken });
      assert.equal(accepted(await room.ask('countCart', { cartToken }, ada)).itemCount, 10);
    }
    accepted(await room.ask('addLine', { cartToken: away, variantId: own, quantity: 1 }, ada));
  });

  test('and what stock or limits do not allow is told; what is not sold any more stays', async () => {
    const ada = aCustomer();
    const [scarce, many, gone, less] = [sell({ free: 5 }), sell(), sell({ title: 'Gone' }), sell()];
    await start(
      [
        [scarce, 3],
        [many, 60],
        [less, 4],
      ],
      ada,
    );
    const away = await start([
      [scarce, 4],
      [many, 60],
      [gone, 1],
      [less, 1],
    ]);
    world.quotes.delete(gone);
    const quote = world.quotes.get(less);
    if (quote) world.quotes.set(less, { ...quote, free: 2 });
    const merged = await claim(ada, away);
    assert.deepEqual(linesOf(merged), [
      [scarce, 5],
      [many, 99],
      [less, 4],
      [gone, 1],
    ]);
    assert.deepEqual(
      merged.adjusted.map(({ variantId, wanted, quantity }) => [variantId, wanted, quantity]),
      [
        [scarce, 7, 5],
        [many, 120, 99],
        [less, 5, 4],
      ],
    );
    assert.deepEqual(
      merged.lines.map(({ isAvailable }) => isAvailable),
      [true, true, false, false],
    );
  });

  test('and no more than fifty lines are kept, theirs first', async () => {
    const ada = aCustomer();
    await start(
      Array.from({ length: 49 }, (): Line => [sell(), 1]),
      ada,
    );
    const [one, two] = [sell(), sell()];
    const merged = await claim(
      ada,
      await start([
        [one, 1],
        [two, 1],
      ]),
    );
    assert.equal(merged.lines.length, 50);
    assert.deepEqual(
      merged.adjusted.map(({ variantId, quantity }) => [variantId, quantity]),
      [[two, 0]],
    );
  });

  test('and of two coupons theirs stays; the visitor’s stays if it can be used', async () => {
    const staffId = uuidv7();
    const permissions = ['promotions.write'] as const;
    const writer = { subject: { kind: 'staff', staffId, sessionId: staffId, permissions } } as const;
    const issue = async (code: string, perBuyerMost: number | null = null) => {
      const promotion = { ...aPromotion({ promotionId: uuidv7(), needsCoupon: true }), version: 0 };
      const { promotionId } = accepted(await room.ask('putPromotion', promotion, writer));
      const rest = { beginsAt: null, endsAt: null, redemptionsMost: null, perBuyerMost, version: 0 };
      accepted(await room.ask('putCoupon', { code, promotionId, isActive: true, ...rest }, writer));
    };
    await Promise.all([issue('MEMBER'), issue('VISITOR'), issue('ONCE', 1)]);
    const carts = async (own: string | null, visitors: string, ada = aCustomer()) => {
      const home = await start([[sell(), 1]], ada);
      if (own) accepted(await room.ask('applyCoupon', { cartToken: home, code: own }, ada));
      const away = await start([[sell(), 1]]);
      accepted(await room.ask('applyCoupon', { cartToken: away, code: visitors }));
      return (await claim(ada, away)).coupon;
    };
    assert.deepEqual(await carts('MEMBER', 'VISITOR'), { code: 'MEMBER', reason: null });
    assert.deepEqual(await carts(null, 'VISITOR'), { code: 'VISITOR', reason: null });
    const ada = aCustomer();
    const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, { as: ada });
    const { cartToken } = input;
    const { totals } = accepted(await room.ask('applyCoupon', { cartToken, code: 'ONCE' }, ada));
    accepted(await room.ask('checkout', { ...input, expectedTotal: totals.total }, ada));
    assert.equal(await carts(null, 'ONCE', ada), null);
  });

  test('ten times at once: the carts are merged once', async () => {
    const ada = aCustomer();
    const variantId = sell();
    const home = await start([[variantId, 1]], ada);
    const away = await start([[variantId, 2]]);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => room.ask('claimCart', { cartToken: away }, ada)),
    );
    assert.ok(answers.every((answer) => !isRefusal(answer)));
    assert.deepEqual(linesOf(accepted(await room.ask('getCart', { cartToken: home }, ada))), [
      [variantId, 3],
    ]);
  });
});

describe('a customer on another device', () => {
  test('finds the cart they had, under a token of its own that is stored hashed', async () => {
    const ada = aCustomer();
    const variantId = sell();
    const home = await start([[variantId, 2]], ada);
    const found = await claim(ada);
    assert.notEqual(found.cartToken, home);
    assert.match(found.cartToken, /^[A-Za-z0-9_-]{32}$/);
    const { cartToken } = found;
    accepted(await room.ask('addLine', { cartToken, variantId, quantity: 1 }, ada));
    assert.equal(accepted(await room.ask('getCart', { cartToken: home }, ada)).itemCount, 3);
    assert.equal(refused(await room.ask('getCart', { cartToken }, aCustomer())), 'cart-not-found');
    const text = `select string_agg(t::text, ' ') as text from cart_tokens t`;
    const [row] = await room.db.rows<{ text: string }>({ name: '', text, values: [] });
    assert.equal(row?.text.includes(cartToken), false);
    for (let more = 0; more < 22; more += 1) await claim(ada);
    const [count] = await room.db.rows<{ count: number }>({
      name: '',
      text: `select max(tokens)::int as count from (select count(*) as tokens from cart_tokens group by cart_id) t`,
      values: [],
    });
    assert.equal(count?.count, 20);
  });

  test('who has none, or comes with another’s or an ordered cart, is given none of those', async () => {
    assert.equal(refused(await room.ask('claimCart', {}, aCustomer())), 'cart-not-found');
    const others = await start([[sell(), 1]], aCustomer());
    assert.equal(refused(await room.ask('claimCart', { cartToken: others }, aCustomer())), 'cart-not-found');
    const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
    accepted(await room.ask('checkout', input));
    const ordered = { cartToken: input.cartToken };
    assert.equal(refused(await room.ask('claimCart', ordered, aCustomer())), 'cart-not-found');
    const ada = aCustomer();
    const own = sell();
    await start([[own, 1]], ada);
    assert.deepEqual(linesOf(await claim(ada, input.cartToken)), [[own, 1]]);
    assert.equal(refused(await room.ask('claimCart', {})), 'sign-in-required');
  });
});
