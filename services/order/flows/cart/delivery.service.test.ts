import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, address, aQuote, aWorld, fullTotals, type FakeWorld } from '../../testing.ts';

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

describe('delivery', () => {
  const methods = async (goodsMinor: number, country = 'GB') => {
    const { cartToken } = await start([
      { variantId: sell({ unitPrice: { amountMinor: goodsMinor, currency: 'GBP' } }), quantity: 1 },
    ]);
    const shippingAddress = { ...address, country };
    const cart = accepted(
      await room.ask('setCartDetails', { cartToken, shippingAddress, shippingMethod: 'standard' }),
    );
    return { ...cart, prices: cart.shippingMethods.map(({ code, price }) => [code, price.amountMinor]) };
  };

  test('standard delivery is 3.95 below 50.00 and free from there; express is 6.95', async () => {
    const [below, from] = [await methods(4999), await methods(5000)];
    assert.deepEqual(below.prices, [
      ['standard', 395],
      ['express', 695],
    ]);
    assert.deepEqual(from.prices, [
      ['standard', 0],
      ['express', 695],
    ]);
    assert.deepEqual([below.totals.total, from.totals.total], [gbp(5394), gbp(5000)]);
  });

  test('the rest of the world has its own price, and exports carry no tax', async () => {
    const { prices, totals, missing } = await methods(1000, 'KW');
    assert.deepEqual(prices, [['standard', 1295]]);
    assert.deepEqual(totals, fullTotals('GBP', 1000, 1295, 0));
    assert.deepEqual(missing, ['email']);
  });

  test('what is not offered, or does not have the form of its country, is refused with the field', async () => {
    const { cartToken } = await start([{ variantId: sell(), quantity: 1 }]);
    const ask = async (details: object) => {
      const answer = await room.ask('setCartDetails', { cartToken, ...details });
      return 'refusal' in answer ? [answer.refusal, answer.path] : 'accepted';
    };
    assert.deepEqual(
      [
        await ask({ shippingMethod: 'pigeon' }),
        await ask({ shippingAddress: { ...address, postalCode: '12345' } }),
        await ask({ shippingAddress: { ...address, name: '  ' } }),
        await ask({ locale: 'zh-cn', shippingAddress: address }),
        await ask({ locale: 'zh-cn', shippingAddress: { ...address, country: 'CN', postalCode: '1' } }),
      ],
      [
        ['shipping-unavailable', '/shippingMethod'],
        ['value-invalid', '/shippingAddress/postalCode'],
        ['value-invalid', '/shippingAddress/name'],
        ['shipping-unavailable', '/shippingAddress/country'],
        ['value-invalid', '/shippingAddress/postalCode'],
      ],
    );
    const untouched = accepted(await room.ask('getCart', { cartToken }));
    assert.deepEqual([untouched.version, untouched.shippingAddress, untouched.locale], [1, null, 'en-gb']);
  });

  test('details are tidied, and a repeat changes nothing', async () => {
    const { cartToken } = await start();
    const details = {
      email: 'Ada@Example.COM',
      shippingAddress: { ...address, city: ' London ', line2: ' ' },
    };
    const cart = accepted(await room.ask('setCartDetails', { cartToken, ...details }));
    assert.deepEqual([cart.email, cart.shippingAddress, cart.version], ['ada@example.com', address, 2]);
    assert.deepEqual(accepted(await room.ask('setCartDetails', { cartToken, ...details })), cart);
  });

  test('a tax rate holds from its day on, by the calendar of its country', async () => {
    const change = (text: string) => room.db.rows({ name: '', text, values: [] });
    await change(`insert into tax_rates (jurisdiction, tax_class, rate_basis_points, valid_from, source)
      values ('GB', 'standard', 2500, (now() at time zone 'Europe/London')::date + 1, 'test')`);
    const { cartToken } = await start([{ variantId: sell(), quantity: 1 }]);
    assert.deepEqual(accepted(await room.ask('getCart', { cartToken })).totals.tax, gbp(208));
    await change(`update tax_rates set valid_until = (now() at time zone 'Europe/London')::date
      where jurisdiction = 'GB' and tax_class = 'standard' and source <> 'test' and valid_until is null`);
    await change(`update tax_rates set valid_from = valid_from - 1 where source = 'test'`);
    assert.deepEqual(accepted(await room.ask('getCart', { cartToken })).totals.tax, gbp(250));
    await change(`delete from tax_rates where source = 'test'`);
    await change(
      `update tax_rates set valid_until = null where jurisdiction = 'GB' and valid_until > '2020-01-01'`,
    );
  });
});
