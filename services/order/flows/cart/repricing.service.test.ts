import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aQuote, aWorld, type FakeWorld } from '../../testing.ts';

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

const start = async (locale: 'en-gb' | 'zh-cn' = 'en-gb', as: { subject?: Subject } = {}) => {
  const { variantId } = aQuote();
  world.quotes.set(variantId, aQuote({ variantId }));
  const lines = [{ variantId, quantity: 2 }];
  const { cartToken } = accepted(await room.ask('createCart', { locale, lines }, as));
  return { cartToken, variantId };
};
const read = async (cartToken: string, locale?: 'en-gb' | 'zh-cn') =>
  accepted(await room.ask('getCart', { cartToken, ...(locale ? { locale } : {}) }));
const toChina = ({ variantId }: { variantId: string }) => ({
  from: 'GBP',
  to: 'CNY',
  lines: [
    {
      variantId,
      title: '白色心形烛台',
      option: null,
      from: { amountMinor: 1250, currency: 'GBP' },
      to: { amountMinor: 11_250, currency: 'CNY' },
    },
  ],
});

test('a cart that is looked at in another market says which prices change, and stays as it is', async () => {
  const cart = await start();
  world.calls.length = 0;
  const plain = await read(cart.cartToken);
  assert.deepEqual([plain.repricing, world.calls], [null, ['catalog.quote']]);
  world.calls.length = 0;
  assert.deepEqual((await read(cart.cartToken, 'zh-cn')).repricing, toChina(cart));
  assert.deepEqual(world.calls, ['catalog.quote', 'catalog.quote']);
  assert.deepEqual(await read(cart.cartToken), plain);
});

test('one that changes its market says it until it is seen', async () => {
  const cart = await start();
  const { cartToken } = cart;
  const set = async (details: object) =>
    accepted(await room.ask('setCartDetails', { cartToken, ...details })).repricing;
  assert.deepEqual(await set({ locale: 'zh-cn' }), toChina(cart));
  const moved = await read(cartToken);
  assert.deepEqual([moved.repricing, moved.totals.total.currency], [toChina(cart), 'CNY']);
  // The same again changes nothing, and what is kept stays.
  assert.deepEqual(await set({ locale: 'zh-cn' }), toChina(cart));
  assert.equal(await set({ repricingSeen: true }), null);
  const seen = await read(cartToken);
  assert.deepEqual([seen.repricing, seen.version], [null, moved.version + 1]);
  assert.equal(await set({ repricingSeen: true }), null);
  assert.equal((await read(cartToken)).version, seen.version);
});

test('… or until the cart is changed', async () => {
  const { cartToken, variantId } = await start();
  const change = async (name: string, ask: () => Promise<unknown>) => {
    const to = (await read(cartToken)).locale === 'en-gb' ? 'zh-cn' : 'en-gb';
    accepted(await room.ask('setCartDetails', { cartToken, locale: to }));
    assert.notEqual((await read(cartToken)).repricing, null, name);
    accepted(await ask());
    assert.equal((await read(cartToken)).repricing, null, name);
  };
  await change('line', () => room.ask('setLineQuantity', { cartToken, variantId, quantity: 3 }));
  await change('e-mail', () => room.ask('setCartDetails', { cartToken, email: 'a@example.com' }));
});

test('going there and seeing it at once is one step', async () => {
  const { cartToken } = await start();
  const both = { cartToken, locale: 'zh-cn', repricingSeen: true } as const;
  const cart = accepted(await room.ask('setCartDetails', both));
  assert.deepEqual([cart.repricing, cart.totals.total.currency, cart.version], [null, 'CNY', 2]);
  assert.deepEqual(await read(cartToken), cart);
});

test('signing in keeps it, and a customer whose cart goes to the visitor’s market is told', async () => {
  const ada = aCustomer();
  const visitors = await start();
  accepted(await room.ask('setCartDetails', { cartToken: visitors.cartToken, locale: 'zh-cn' }));
  const adopted = accepted(await room.ask('claimCart', { cartToken: visitors.cartToken }, ada));
  assert.deepEqual(adopted.repricing, toChina(visitors));

  const eve = aCustomer();
  const own = await start('en-gb', eve);
  const other = await start('zh-cn');
  const joined = accepted(await room.ask('claimCart', { cartToken: other.cartToken }, eve));
  assert.deepEqual(joined.repricing, toChina(own));
  const { adjusted: _adjusted, ...cart } = joined;
  assert.deepEqual(accepted(await room.ask('getCart', { cartToken: other.cartToken }, eve)), cart);
});
