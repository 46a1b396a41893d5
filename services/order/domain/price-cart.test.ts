import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { add, minorDigits, money, type Currency } from '#contracts/money.ts';
import type { TaxClass, TaxRate } from './market-rules.ts';
import { priceCart, type LineToPrice } from './price-cart.ts';

const rate = (taxClass: TaxClass, rateBasisPoints: number): TaxRate => ({
  jurisdiction: 'T',
  taxClass,
  rateBasisPoints,
  rule: `T/${taxClass}`,
});
const ratesOf = (standard: number, reduced: number): Record<TaxClass, TaxRate> => ({
  standard: rate('standard', standard),
  reduced: rate('reduced', reduced),
  zero: rate('zero', 0),
});
const gb = ratesOf(2000, 500);
const cn = ratesOf(1300, 900);

function priced(
  currency: Currency,
  lines: [unitMinor: number, quantity: number, taxClass?: TaxClass][],
  more: Partial<Parameters<typeof priceCart>[0]> = {},
) {
  return priceCart({
    currency,
    lines: lines.map(([unitMinor, quantity, taxClass = 'standard']): LineToPrice => {
      return { unitPrice: money(unitMinor, currency), quantity, taxClass };
    }),
    discount: money(0, currency),
    shipping: null,
    rates: gb,
    ...more,
  });
}

const minor = (cart: ReturnType<typeof priceCart>) => ({
  lines: cart.lines.map(({ net, tax, gross }) => [net.amountMinor, tax.amountMinor, gross.amountMinor]),
  goods: cart.goods.amountMinor,
  tax: cart.tax.amountMinor,
  total: cart.total.amountMinor,
});

describe('golden prices', () => {
  test('British VAT is one sixth of the gross at 20 % and one 21st at 5 % (HMRC, VAT Notice 700, VAT fraction)', () => {
    assert.deepEqual(
      minor(
        priced('GBP', [
          [12_000, 1],
          [10_500, 1, 'reduced'],
          [10_000, 1, 'zero'],
        ]),
      ),
      {
        lines: [
          [10_000, 2_000, 12_000],
          [10_000, 500, 10_500],
          [10_000, 0, 10_000],
        ],
        goods: 32_500,
        tax: 2_500,
        total: 32_500,
      },
    );
  });

  test('Chinese VAT: net = gross ÷ (1 + rate), at 13 % and 9 % (增值税暂行条例实施细则第十四条; 公告2019年第39号)', () => {
    assert.deepEqual(
      minor(
        priced(
          'CNY',
          [
            [11_300, 1],
            [10_900, 1, 'reduced'],
          ],
          { rates: cn },
        ),
      ),
      {
        lines: [
          [10_000, 1_300, 11_300],
          [10_000, 900, 10_900],
        ],
        goods: 22_200,
        tax: 2_200,
        total: 22_200,
      },
    );
  });

  test('each line is rounded to the nearest penny, half up, never down (HMRC, VATREC12010)', () => {
    // 9.99 ÷ 6 = 1.665, exactly half; three lines of it are rounded three times.
    const cart = minor(
      priced('GBP', [
        [999, 1],
        [999, 1],
        [333, 3],
      ]),
    );
    assert.deepEqual(
      cart.lines.map(([, tax]) => tax),
      [167, 167, 167],
    );
    assert.equal(cart.tax, 501);
  });

  test('invoice 536365 of the Online Retail data comes to 139.12, and is sent free of charge', () => {
    const lines: [number, number][] = [
      [255, 6],
      [339, 6],
      [275, 8],
      [339, 6],
      [339, 6],
      [765, 2],
      [425, 6],
    ];
    const cart = priced('GBP', lines, { shipping: { price: money(0, 'GBP'), taxClass: 'standard' } });
    assert.deepEqual(
      cart.lines.map(({ tax }) => tax.amountMinor),
      [255, 339, 367, 339, 339, 255, 425],
    );
    assert.deepEqual(
      [cart.goods.amountMinor, cart.tax.amountMinor, cart.total.amountMinor],
      [13_912, 2_319, 13_912],
    );
  });

  test('shipping is taxed by its own class and added to the goods', () => {
    const shipping = { price: money(395, 'GBP'), taxClass: 'standard' } as const;
    const cart = priced('GBP', [[1000, 2, 'zero']], { shipping });
    assert.deepEqual(minor(cart), { lines: [[2000, 0, 2000]], goods: 2000, tax: 66, total: 2395 });
    assert.deepEqual(cart.shipping, {
      net: money(329, 'GBP'),
      tax: money(66, 'GBP'),
      gross: money(395, 'GBP'),
      rate: gb.standard,
    });
  });

  test('a discount goes to the lines by largest remainder, and tax is taken afterwards', () => {
    // 1.00 over 3.00 + 2.00 + 1.00: 50 + 33⅓ + 16⅔ → the last of 100 pence goes to the largest remainder.
    const cart = priced(
      'GBP',
      [
        [300, 1],
        [200, 1],
        [100, 1],
      ],
      { discount: money(100, 'GBP') },
    );
    assert.deepEqual(
      cart.lines.map(({ discount, gross, tax }) => [
        discount.amountMinor,
        gross.amountMinor,
        tax.amountMinor,
      ]),
      [
        [50, 250, 42],
        [33, 167, 28],
        [17, 83, 14],
      ],
    );
    assert.equal(cart.total.amountMinor, 500);
  });

  test('yen have no minor digits and dinars have three (ISO 4217)', () => {
    assert.deepEqual(minor(priced('JPY', [[1100, 1]], { rates: ratesOf(1000, 800) })).lines, [
      [1000, 100, 1100],
    ]);
    assert.deepEqual(minor(priced('KWD', [[10_505, 1]], { rates: ratesOf(500, 500) })).lines, [
      [10_005, 500, 10_505],
    ]);
    assert.deepEqual([minorDigits.JPY, minorDigits.KWD], [0, 3]);
  });

  test('an empty cart costs nothing, and lines at no price carry no tax', () => {
    assert.deepEqual(minor(priced('GBP', [])), { lines: [], goods: 0, tax: 0, total: 0 });
    assert.deepEqual(minor(priced('GBP', [[0, 3]])), { lines: [[0, 0, 0]], goods: 0, tax: 0, total: 0 });
  });

  test('a discount beyond the goods, and sums beyond 2⁵³ − 1, are bugs', () => {
    assert.throws(() => priced('GBP', [[100, 1]], { discount: money(101, 'GBP') }), RangeError);
    assert.throws(() => priced('GBP', [[100, 1]], { discount: money(-1, 'GBP') }), RangeError);
    assert.throws(() => priced('GBP', [[Number.MAX_SAFE_INTEGER, 2]]), RangeError);
  });
});

const anyCart = fc.record({
  lines: fc.array(
    fc.record({
      unitMinor: fc.nat(1_000_000),
      quantity: fc.integer({ min: 1, max: 999 }),
      taxClass: fc.constantFrom<TaxClass>('standard', 'reduced', 'zero'),
    }),
    { maxLength: 20 },
  ),
  discountShare: fc.nat(1000),
  shippingMinor: fc.option(fc.nat(5000)),
  basisPoints: fc.tuple(fc.nat(10_000), fc.nat(10_000)),
});

test('whatever the cart, its sums hold to the penny', () => {
  fc.assert(
    fc.property(anyCart, ({ lines, discountShare, shippingMinor, basisPoints }) => {
      const full = lines.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0);
      const discount = money(Math.floor((full * discountShare) / 1000), 'GBP');
      const cart = priced(
        'GBP',
        lines.map(({ unitMinor, quantity, taxClass }) => [unitMinor, quantity, taxClass]),
        {
          discount,
          shipping:
            shippingMinor === null ? null : { price: money(shippingMinor, 'GBP'), taxClass: 'standard' },
          rates: ratesOf(...basisPoints),
        },
      );
      const zero = money(0, 'GBP');
      const parts = cart.shipping ? [...cart.lines, cart.shipping] : cart.lines;
      for (const {
        net,
        tax,
        gross,
        rate: { rateBasisPoints },
      } of parts) {
        assert.deepEqual(add(net, tax), gross);
        const exact = (gross.amountMinor * rateBasisPoints) / (10_000 + rateBasisPoints);
        assert.ok(Math.abs(tax.amountMinor - exact) <= 0.5 + 1e-6, `${tax.amountMinor} for ${exact}`);
        assert.ok(gross.amountMinor >= 0 && tax.amountMinor >= 0 && net.amountMinor >= 0);
      }
      assert.deepEqual(add(zero, ...cart.lines.map((line) => line.discount)), discount);
      assert.deepEqual(add(zero, ...cart.lines.map((line) => line.gross)), cart.goods);
      assert.equal(cart.goods.amountMinor, full - discount.amountMinor);
      assert.deepEqual(add(zero, ...parts.map(({ tax }) => tax)), cart.tax);
      assert.deepEqual(add(zero, ...parts.map(({ gross }) => gross)), cart.total);
    }),
  );
});
