import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Market } from '#contracts/markets.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { accepted, address, aQuote, aWorld, card, refused, support, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
afterEach(async () => assert.deepEqual(await orderService.audit(room.db), []));
after(() => room.close());

const places = {
  eu: { name: 'Ada', country: 'IE', city: 'Dublin', line1: '1 Main Street' },
  us: {
    name: 'Ada',
    country: 'US',
    region: 'New York',
    city: 'Albany',
    line1: '1 Main St',
    postalCode: '12207',
  },
  jp: { name: 'Ada', country: 'JP', region: '東京都', city: '港区', line1: '1-1', postalCode: '105-0011' },
  kw: { name: 'Ada', country: 'KW', city: 'Kuwait City', line1: 'Block 1' },
};

/** A guest's cart of three of something that costs 1,333 pence, and as many minor units elsewhere, times what the market takes. */
async function aCartIn(market: keyof typeof places, more: Partial<(typeof places)['us']> = {}) {
  const quote = aQuote({ unitPrice: { amountMinor: 1333, currency: 'GBP' } });
  world.quotes.set(quote.variantId, quote);
  const lines = [{ variantId: quote.variantId, quantity: 3 }];
  const { cartToken } = accepted(await room.ask('createCart', { locale: 'en-gb', market, lines }));
  const shippingAddress = { ...places[market], ...more };
  const details = { email: 'ada@example.com', shippingAddress, shippingMethod: 'standard' };
  return accepted(await room.ask('setCartDetails', { cartToken, ...details }));
}
const minors = ({ goods, shipping, tax, total }: Awaited<ReturnType<typeof aCartIn>>['totals']) =>
  [goods, shipping, tax, total].map(({ amountMinor }) => amountMinor);

test('each market has its currency, delivery and tax: contained in the price, or on top of it', async () => {
  const seen = async (market: keyof typeof places) => {
    const { totals, market: told } = await aCartIn(market);
    return [told, totals.total.currency, totals.isTaxOnTop ?? false, ...minors(totals)];
  };
  // Ireland 23 %: 39.99 × 23/123 = 7.4778, 5.95 × 23/123 = 1.1126.
  assert.deepEqual(await seen('eu'), ['eu', 'EUR', false, 3999, 595, 859, 4594]);
  // New York 4 % on top: 39.99 × 0.04 = 1.5996, 7.95 × 0.04 = 0.318.
  assert.deepEqual(await seen('us'), ['us', 'USD', true, 3999, 795, 192, 4986]);
  // Japan 10 %, no minor unit: 7998 × 10/110 = 727.09, 980 × 10/110 = 89.09.
  assert.deepEqual(await seen('jp'), ['jp', 'JPY', false, 7998, 980, 816, 8978]);
  // Kuwait knows no such tax; three digits.
  assert.deepEqual(await seen('kw'), ['kw', 'KWD', false, 15_996, 2750, 0, 18_746]);
});

test('a state in which the seller is not registered takes no tax; names and letters of states are the same', async () => {
  assert.deepEqual(minors((await aCartIn('us', { region: 'Oregon' })).totals), [3999, 795, 0, 4794]);
  assert.deepEqual(minors((await aCartIn('us', { region: 'NY' })).totals), [3999, 795, 192, 4986]);
  assert.deepEqual(minors((await aCartIn('us', { region: 'new york ' })).totals), [3999, 795, 192, 4986]);
});

test('another market reprices a cart, and the language leaves the market alone that was chosen', async () => {
  const { cartToken } = await aCartIn('eu');
  const now = async (details: { locale?: 'en-gb' | 'zh-cn'; market?: Market }) => {
    const { market, locale, totals } = accepted(await room.ask('setCartDetails', { cartToken, ...details }));
    return [market, locale, totals.goods.currency, totals.goods.amountMinor];
  };
  assert.deepEqual(await now({ market: 'kw' }), ['kw', 'en-gb', 'KWD', 15_996]);
  assert.deepEqual(await now({ locale: 'zh-cn' }), ['kw', 'zh-cn', 'KWD', 15_996]);
  assert.deepEqual(await now({ market: 'cn' }), ['cn', 'zh-cn', 'CNY', 35_991]);
  assert.deepEqual(await now({ locale: 'en-gb' }), ['gb', 'en-gb', 'GBP', 3999]);
  const glanced = accepted(await room.ask('getCart', { cartToken, market: 'jp' }));
  assert.deepEqual([glanced.market, glanced.totals.goods.currency], ['jp', 'JPY']);
  assert.equal(accepted(await room.ask('getCart', { cartToken })).market, 'gb');
});

test('nothing is sent from a market to a country that is not its own', async () => {
  const { cartToken } = await aCartIn('jp');
  const details = { cartToken, shippingAddress: address, shippingMethod: 'standard' };
  assert.equal(refused(await room.ask('setCartDetails', details)), 'shipping-unavailable');
});

for (const market of ['us', 'jp', 'kw', 'eu'] as const) {
  test(`an order in ${market} is taxed, invoiced and given back line by line to the last unit`, async () => {
    const { cartToken, totals } = await aCartIn(market);
    const input = { cartToken, expectedTotal: totals.total, paymentMethod: card };
    const order = accepted(await room.ask('checkout', input));
    assert.deepEqual([order.state, order.totals], ['paid', totals]);
    const [line] = order.lines;
    assert.ok(line);
    const [net, unit] = [line.net.amountMinor, line.unitPrice.amountMinor];
    assert.equal(market === 'us' ? net : line.gross.amountMinor, unit * 3);
    const back: number[] = [];
    for (const quantity of [1, 1, 1]) {
      const refund = accepted(
        await room.ask(
          'refundLines',
          {
            orderId: order.orderId,
            reference: uuidv7(),
            reason: 'broken',
            lines: [{ lineId: line.lineId, quantity, goods: 'keep' }],
            ...(back.length === 2 && { shippingMinor: grossShipping(order.totals) }),
          },
          support,
        ),
      );
      back.push(refund.total.amountMinor);
    }
    assert.equal(
      back.reduce((sum, minor) => sum + minor, 0),
      order.totals.total.amountMinor,
    );
  });
}

/** Delivery with its tax, as it was paid. */
function grossShipping({ shipping, isTaxOnTop }: Awaited<ReturnType<typeof aCartIn>>['totals']) {
  return isTaxOnTop ? Math.round(shipping.amountMinor * 1.04) : shipping.amountMinor;
}
