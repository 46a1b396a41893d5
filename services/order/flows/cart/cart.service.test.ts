import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import {
  accepted,
  aCustomer,
  aQuote,
  aReadyCart,
  aWorld,
  fullTotals,
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

const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });
const sell = (more: Parameters<typeof aQuote>[0] = {}) => {
  const quote = aQuote(more);
  world.quotes.set(quote.variantId, quote);
  return quote.variantId;
};
const start = async (lines: { variantId: string; quantity: number }[] = []) =>
  accepted(await room.ask('createCart', { locale: 'en-gb', lines }));

test('a cart tells of its first goods and of its first address, once each, and of nobody', async () => {
  const variantId = sell();
  const told = async () => (await room.announced()).filter(({ name }) => !name.startsWith('order.'));
  const before = (await told()).length;
  const { cartToken } = await start();
  assert.equal((await told()).length, before);
  for (const quantity of [1, 2]) accepted(await room.ask('addLine', { cartToken, variantId, quantity }));
  for (const email of ['a@example.com', 'b@example.com']) {
    accepted(await room.ask('setCartDetails', { cartToken, email }));
  }
  await start([{ variantId, quantity: 1 }]);
  const steps = (await told()).slice(before);
  const [first, , second] = steps.map(({ key }) => key);
  assert.deepEqual(
    steps.map(({ name, key, version, payload }) => ({ name, key, version, payload })),
    [
      { name: 'cart.started', key: first, version: 2, payload: { cartId: first, market: 'gb' } },
      { name: 'checkout.started', key: first, version: 4, payload: { cartId: first, market: 'gb' } },
      { name: 'cart.started', key: second, version: 1, payload: { cartId: second, market: 'gb' } },
    ],
  );
});

describe('what a cart holds', () => {
  test('a new cart is empty, tells what is missing, and its token is stored hashed', async () => {
    const cart = await start();
    assert.deepEqual(
      { ...cart, cartToken: '', shippingMethods: [] },
      {
        cartToken: '',
        locale: 'en-gb',
        market: 'gb',
        version: 1,
        lines: [],
        itemCount: 0,
        email: null,
        shippingAddress: null,
        invoiceTo: null,
        shippingMethod: null,
        shippingMethods: [],
        gifts: [],
        canPayOnDelivery: false,
        coupon: null,
        repricing: null,
        points: { wanted: 0, spent: 0, most: 0, worth: { amountMinor: 1, currency: 'GBP' } },
        totals: fullTotals('GBP', 0, 0, 0),
        missing: ['lines', 'email', 'shippingAddress', 'shippingMethod'],
      },
    );
    assert.match(cart.cartToken, /^[A-Za-z0-9_-]{32}$/);
    const [row] = await room.db.rows<{ text: string }>({
      name: 'test.carts',
      text: `select string_agg(carts::text, ' ') as text from carts`,
      values: [],
    });
    assert.equal(row?.text.includes(cart.cartToken), false);
    assert.deepEqual(accepted(await room.ask('getCart', { cartToken: cart.cartToken })), cart);
  });

  test('lines are added, counted together, set, and taken out; a repeat of a setting changes nothing', async () => {
    const [first, second] = [
      sell(),
      sell({ unitPrice: { amountMinor: 300, currency: 'GBP' }, taxClass: 'zero' }),
    ];
    const { cartToken } = await start([
      { variantId: first, quantity: 1 },
      { variantId: first, quantity: 1 },
    ]);
    const added = accepted(await room.ask('addLine', { cartToken, variantId: second, quantity: 3 }));
    const again = accepted(await room.ask('addLine', { cartToken, variantId: first, quantity: 2 }));
    assert.deepEqual(
      again.lines.map(({ variantId, quantity, total }) => [variantId, quantity, total.amountMinor]),
      [
        [first, 4, 5000],
        [second, 3, 900],
      ],
    );
    assert.deepEqual([added.version, again.version, again.itemCount], [2, 3, 7]);
    assert.deepEqual([again.totals.goods, again.totals.tax], [gbp(5900), gbp(833)]);
    const set = accepted(await room.ask('setLineQuantity', { cartToken, variantId: first, quantity: 1 }));
    assert.deepEqual(
      accepted(await room.ask('setLineQuantity', { cartToken, variantId: first, quantity: 1 })),
      set,
    );
    const out = accepted(await room.ask('setLineQuantity', { cartToken, variantId: first, quantity: 0 }));
    assert.deepEqual(
      accepted(await room.ask('setLineQuantity', { cartToken, variantId: first, quantity: 0 })),
      out,
    );
    assert.deepEqual([set.version, out.version, out.lines.map((line) => line.variantId)], [4, 5, [second]]);
    assert.deepEqual(accepted(await room.ask('getCart', { cartToken })), out);
  });

  test('prices are always those of now, and a variant that is sold no more stays, marked, at no price', async () => {
    const [one, gone] = [sell(), sell({ title: 'Gone' })];
    const { cartToken } = await start([
      { variantId: one, quantity: 2 },
      { variantId: gone, quantity: 1 },
    ]);
    const quote = world.quotes.get(one);
    if (quote) world.quotes.set(one, { ...quote, unitPrice: { amountMinor: 999, currency: 'GBP' }, free: 1 });
    world.quotes.delete(gone);
    const cart = accepted(await room.ask('getCart', { cartToken }));
    assert.deepEqual(
      cart.lines.map(({ title, total, isAvailable, quantityAvailable }) => [
        title,
        total,
        isAvailable,
        quantityAvailable,
      ]),
      [
        ['White Hanging Heart T-Light Holder', gbp(1998), false, 1],
        ['Gone', gbp(0), false, 0],
      ],
    );
    assert.deepEqual(cart.totals.goods, gbp(1998));
  });

  test('another market reprices: currency, delivery and tax are those of China', async () => {
    const { cartToken } = await start([{ variantId: sell(), quantity: 1 }]);
    const seen = accepted(await room.ask('getCart', { cartToken, locale: 'zh-cn' }));
    assert.deepEqual([seen.locale, seen.version], ['zh-cn', 1]);
    const details = { locale: 'zh-cn', shippingMethod: 'standard' } as const;
    const cart = accepted(await room.ask('setCartDetails', { cartToken, ...details }));
    const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' });
    assert.equal(cart.lines[0]?.title, '白色心形烛台');
    assert.deepEqual(
      cart.shippingMethods.map(({ title, price }) => [title, price]),
      [
        ['标准配送', cny(0)],
        ['特快配送', cny(2200)],
      ],
    );
    assert.deepEqual(cart.totals, fullTotals('CNY', 11_250, 0, 1294));
    assert.deepEqual(accepted(await room.ask('getCart', { cartToken })), cart);
  });
});

describe('what a cart refuses', () => {
  test('unknown variants, too much, too many, and more than there is; nothing changes', async () => {
    const [variantId, rare] = [sell({ free: 1000 }), sell({ free: 1 })];
    const { cartToken } = await start([{ variantId, quantity: 1 }]);
    const add = async (id: string, quantity: number) =>
      refused(await room.ask('addLine', { cartToken, variantId: id, quantity }));
    assert.deepEqual(
      [await add(uuidv7(), 1), await add(variantId, 99), await add(rare, 2)],
      ['variant-not-found', 'quantity-limit', 'out-of-stock'],
    );
    const lines = Array.from({ length: 51 }, () => ({ variantId: sell(), quantity: 1 }));
    assert.equal(refused(await room.ask('createCart', { locale: 'en-gb', lines })), 'quantity-limit');
    const over = await room.ask('addLine', { cartToken, variantId: rare, quantity: 2 });
    assert.deepEqual('data' in over && over.data, { variants: [{ variantId: rare, quantity: 2, free: 1 }] });
    assert.equal(accepted(await room.ask('getCart', { cartToken })).version, 1);
  });

  test('a buyer can take less of what has become scarce', async () => {
    const variantId = sell();
    const { cartToken } = await start([{ variantId, quantity: 5 }]);
    world.quotes.set(variantId, aQuote({ variantId, free: 2 }));
    const less = accepted(await room.ask('setLineQuantity', { cartToken, variantId, quantity: 3 }));
    assert.deepEqual([less.lines[0]?.quantity, less.lines[0]?.isAvailable], [3, false]);
    assert.equal(refused(await room.ask('addLine', { cartToken, variantId, quantity: 1 })), 'out-of-stock');
  });

  test('a cart that has been ordered cannot be changed', async () => {
    const { cartToken, quote, cart: _cart, ...input } = await aReadyCart(room, world);
    accepted(await room.ask('checkout', { cartToken, ...input }));
    const { variantId } = quote;
    assert.deepEqual(
      [
        refused(await room.ask('addLine', { cartToken, variantId, quantity: 1 })),
        refused(await room.ask('setLineQuantity', { cartToken, variantId, quantity: 0 })),
        refused(await room.ask('setCartDetails', { cartToken, email: 'b@example.com' })),
      ],
      ['cart-frozen', 'cart-frozen', 'cart-frozen'],
    );
  });

  test('a cart that has been ordered leads whoever holds it to its order', async () => {
    const { cartToken, quote: _quote, cart: _cart, ...input } = await aReadyCart(room, world);
    assert.equal(accepted(await room.ask('getCart', { cartToken })).order, undefined);
    const { orderId, orderKey } = accepted(await room.ask('checkout', { cartToken, ...input }));
    assert.deepEqual(accepted(await room.ask('getCart', { cartToken })).order, { orderId, orderKey });
  });

  test('the number beside the basket counts items, and is none for strangers, unknown and ordered carts', async () => {
    const count = async (cartToken?: string, as = {}) =>
      accepted(await room.ask('countCart', cartToken === undefined ? {} : { cartToken }, as)).itemCount;
    const ada = aCustomer();
    const first = sell();
    const { cartToken } = await start([
      { variantId: first, quantity: 2 },
      { variantId: sell(), quantity: 3 },
    ]);
    assert.deepEqual([await count(cartToken), await count(), await count('x'.repeat(32))], [5, 0, 0]);
    accepted(await room.ask('addLine', { cartToken, variantId: first, quantity: 1 }, ada));
    assert.deepEqual([await count(cartToken, ada), await count(cartToken)], [6, 0]);
    const { quote: _quote, cart: _cart, ...ready } = await aReadyCart(room, world);
    assert.ok((await count(ready.cartToken)) > 0);
    accepted(await room.ask('checkout', ready));
    assert.equal(await count(ready.cartToken), 0);
  });

  test('a customer’s cart is nobody else’s, even with its token', async () => {
    const ada = aCustomer();
    const variantId = sell();
    const { cartToken } = await start([{ variantId, quantity: 1 }]);
    accepted(await room.ask('getCart', { cartToken }, aCustomer()));
    accepted(await room.ask('addLine', { cartToken, variantId, quantity: 1 }, ada));
    for (const as of [{}, aCustomer()]) {
      assert.equal(refused(await room.ask('getCart', { cartToken }, as)), 'cart-not-found');
      assert.equal(
        refused(await room.ask('addLine', { cartToken, variantId, quantity: 1 }, as)),
        'cart-not-found',
      );
    }
    assert.equal(accepted(await room.ask('getCart', { cartToken }, ada)).itemCount, 2);
  });
});

describe('changes at the same time', () => {
  test('twenty additions at once are all counted', async () => {
    const variantId = sell({ free: 100 });
    const { cartToken } = await start();
    const add = () => room.ask('addLine', { cartToken, variantId, quantity: 1 });
    const answers = await Promise.all(Array.from({ length: 20 }, add));
    const taken = answers.filter((answer) => !('refusal' in answer)).length;
    const codes = new Set(answers.flatMap((answer) => ('refusal' in answer ? [answer.refusal] : [])));
    assert.ok(codes.size === 0 || (codes.size === 1 && codes.has('version-conflict')), [...codes].join());
    assert.ok(taken >= 5, `${taken} of 20 were taken`);
    assert.equal(accepted(await room.ask('getCart', { cartToken })).itemCount, taken);
  });

  test('the same addition twice with one key is one addition', async () => {
    const variantId = sell();
    const { cartToken } = await start();
    const add = () => room.ask('addLine', { cartToken, variantId, quantity: 1 }, { idempotencyKey: 'k' });
    const [first, second] = await Promise.all([add(), add()]);
    assert.deepEqual(accepted(first), accepted(second));
    assert.deepEqual(accepted(await add()), first);
    assert.equal(accepted(await room.ask('getCart', { cartToken })).itemCount, 1);
    const other = await room.ask('addLine', { cartToken, variantId, quantity: 2 }, { idempotencyKey: 'k' });
    assert.equal(refused(other), 'key-reused');
  });
});
