import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { add, allocate, minorDigits, money, multiply, negate, taxInGross, type Currency } from './money.ts';

const most = Number.MAX_SAFE_INTEGER;
const currency = fc.constantFrom(...(Object.keys(minorDigits) as Currency[]));
/** Small sums, sums near the ends of ±(2^53−1), and any between. */
const minor = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.maxSafeInteger(),
  fc.nat(1000).map((less) => most - less),
  fc.nat(1000).map((more) => more - most),
);
const someMoney = fc.record({ amountMinor: minor, currency });
const check = <Values extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Values>) =>
  fc.assert(property, { numRuns: 2000 });

const big = BigInt;
const absolute = (value: bigint) => (value < 0n ? -value : value);
const isSafe = (value: bigint) => absolute(value) <= big(most);

/** Is `rounded` the integer nearest to numerator / denominator, halves away from zero? */
function isNearest(rounded: bigint, numerator: bigint, denominator: bigint): boolean {
  const twiceOff = 2n * (rounded * denominator - numerator);
  if (absolute(twiceOff) !== denominator) return absolute(twiceOff) < denominator;
  return absolute(rounded * denominator) > absolute(numerator);
}

describe('minor digits are those of ISO 4217', () => {
  // https://www.six-group.com/en/products-services/financial-information/data-standards.html, list one.
  test('two for most, none for the yen, three for the Kuwaiti dinar', () => {
    assert.deepEqual(minorDigits, { GBP: 2, CNY: 2, EUR: 2, USD: 2, JPY: 0, KWD: 3 });
  });
});

describe('money', () => {
  test('is a safe integer of a currency, and nothing else', () => {
    for (const value of [0.5, NaN, Infinity, -Infinity, most + 1, -most - 1])
      assert.throws(() => money(value, 'GBP'), RangeError, `${value}`);
    assert.deepEqual(
      [money(most, 'JPY'), money(-most, 'KWD')],
      [
        { amountMinor: most, currency: 'JPY' },
        { amountMinor: -most, currency: 'KWD' },
      ],
    );
  });

  test('has one zero', () => {
    const zeros = [money(-0, 'GBP'), negate(money(0, 'GBP')), multiply(money(-1, 'GBP'), 1, 3)];
    for (const zero of zeros) assert.ok(Object.is(zero.amountMinor, 0));
  });
});

describe('add', () => {
  test('is the exact sum, or throws where a sum on the way leaves the safe integers', () => {
    check(
      fc.property(currency, fc.array(minor, { minLength: 1, maxLength: 6 }), (of, amounts) => {
        const sums = amounts.map((_, index) =>
          amounts.slice(0, index + 1).reduce((sum, each) => sum + big(each), 0n),
        );
        const [first = money(0, of), ...others] = amounts.map((amount) => money(amount, of));
        if (!sums.every(isSafe)) return assert.throws(() => add(first, ...others), RangeError);
        const sum = add(first, ...others);
        assert.equal(sum.currency, of);
        assert.equal(big(sum.amountMinor), sums.at(-1));
      }),
    );
  });

  test('never adds two currencies', () => {
    check(
      fc.property(someMoney, someMoney, (one, other) => {
        fc.pre(one.currency !== other.currency);
        assert.throws(() => add(one, other), RangeError);
      }),
    );
  });

  test('of an amount and its negative is nothing', () => {
    check(
      fc.property(someMoney, (amount) => {
        assert.deepEqual(add(amount, negate(amount)), money(0, amount.currency));
      }),
    );
  });
});

describe('multiply', () => {
  const ratio = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: most }));

  test('is the nearest integer of the exact product, halves away from zero, or throws beyond the safe ones', () => {
    check(
      fc.property(someMoney, fc.oneof(ratio, minor), ratio, (amount, numerator, denominator) => {
        const product = big(amount.amountMinor) * big(numerator);
        const nearest = (2n * absolute(product) + big(denominator)) / (2n * big(denominator));
        if (!isSafe(nearest)) {
          assert.throws(() => multiply(amount, numerator, denominator), RangeError);
          return;
        }
        const result = multiply(amount, numerator, denominator);
        assert.equal(result.currency, amount.currency);
        assert.ok(isNearest(big(result.amountMinor), product, big(denominator)), `${result.amountMinor}`);
      }),
    );
  });

  test('halves go away from zero, on both sides', () => {
    const halves = [1, 3, 5, -1, -3, -5].map((amount) => multiply(money(amount, 'KWD'), 1, 2).amountMinor);
    assert.deepEqual(halves, [1, 2, 3, -1, -2, -3]);
    // 9007199254740991 / 2 is a half that no number with a fraction of this size can hold.
    assert.equal(multiply(money(most, 'JPY'), 1, 2).amountMinor, 4503599627370496);
    assert.equal(multiply(money(-most, 'JPY'), 1, 2).amountMinor, -4503599627370496);
  });

  test('turns its sign with the amount, and with the numerator', () => {
    check(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.nat(10_000),
        fc.integer({ min: 1, max: 1e6 }),
        (...given) => {
          const [amountMinor, numerator, denominator] = given;
          const amount = money(amountMinor, 'GBP');
          const turned = negate(multiply(amount, numerator, denominator));
          assert.deepEqual(multiply(negate(amount), numerator, denominator), turned);
          assert.deepEqual(multiply(amount, -numerator, denominator), turned);
        },
      ),
    );
  });

  test('takes ratios of safe integers above nothing only', () => {
    for (const [numerator, denominator] of [
      [1.5, 1],
      [1, 0],
      [1, -2],
      [1, 2.5],
      [NaN, 1],
      [most + 1, 1],
    ] as const)
      assert.throws(() => multiply(money(1, 'GBP'), numerator, denominator), RangeError);
  });
});

describe('allocate', () => {
  const weights = fc.array(fc.oneof(fc.nat(5), fc.nat(10_000), fc.maxSafeNat()), {
    minLength: 1,
    maxLength: 8,
  });
  const total = (values: readonly number[]) => values.reduce((sum, each) => sum + big(each), 0n);

  test('the parts sum to the whole, in its currency and with its sign; no weight, no part', () => {
    check(
      fc.property(someMoney, weights, (amount, shares) => {
        const parts = allocate(amount, shares);
        assert.equal(parts.length, shares.length);
        assert.equal(total(parts.map(({ amountMinor }) => amountMinor)), big(amount.amountMinor));
        for (const [index, part] of parts.entries()) {
          assert.equal(part.currency, amount.currency);
          assert.ok(part.amountMinor * Math.sign(amount.amountMinor) >= 0);
          if (shares[index] === 0 && total(shares) > 0n) assert.equal(part.amountMinor, 0);
        }
      }),
    );
  });

  test('each part is its exact share rounded down or up; up go the largest remainders, of equals the earlier', () => {
    check(
      fc.property(someMoney, weights, (amount, shares) => {
        const weight = total(shares);
        fc.pre(weight > 0n);
        const whole = absolute(big(amount.amountMinor));
        const dealt = allocate(amount, shares).map(({ amountMinor }, index) => {
          const exact = whole * big(shares[index] ?? 0);
          return { index, left: exact % weight, ups: absolute(big(amountMinor)) - exact / weight };
        });
        for (const { ups } of dealt) assert.ok(ups === 0n || ups === 1n, `${ups} more than its share`);
        for (const up of dealt.filter(({ ups }) => ups === 1n)) {
          for (const down of dealt.filter(({ ups }) => ups === 0n)) {
            assert.ok(up.left > down.left || (up.left === down.left && up.index < down.index));
          }
        }
      }),
    );
  });

  test('a negative amount is dealt as its positive is', () => {
    check(
      fc.property(someMoney, weights, (amount, shares) => {
        assert.deepEqual(allocate(negate(amount), shares), allocate(amount, shares).map(negate));
      }),
    );
  });

  test('no digit, two and three: 100 minor units in three', () => {
    for (const unit of ['JPY', 'GBP', 'KWD'] as const) {
      const parts = [money(34, unit), money(33, unit), money(33, unit)];
      assert.deepEqual(allocate(money(100, unit), [1, 1, 1]), parts);
    }
    assert.deepEqual(
      allocate(money(10, 'KWD'), [0, 3, 3, 1]).map(({ amountMinor }) => amountMinor),
      // 4.29, 4.29 and 1.43: the unit that is missing goes to 0.43.
      [0, 4, 4, 2],
    );
  });

  test('all to the first when nothing weighs; nothing to allocate to, and weights that are none, throw', () => {
    assert.deepEqual(allocate(money(-7, 'GBP'), [0, 0]), [money(-7, 'GBP'), money(0, 'GBP')]);
    for (const wrong of [[], [-1], [0.5, 1], [NaN], [most + 1]])
      assert.throws(() => allocate(money(1, 'GBP'), wrong), RangeError);
  });
});

describe('tax in gross', () => {
  const rate = fc.integer({ min: 0, max: 10_000 });

  test('is gross × rate / (100 % + rate), the nearest integer, halves away from zero', () => {
    check(
      fc.property(someMoney, rate, (gross, rateBasisPoints) => {
        const tax = taxInGross(gross, rateBasisPoints);
        assert.equal(tax.currency, gross.currency);
        const product = big(gross.amountMinor) * big(rateBasisPoints);
        assert.ok(isNearest(big(tax.amountMinor), product, 10_000n + big(rateBasisPoints)));
      }),
    );
  });

  test('has the sign of the gross, as has the net; what is given back carries what was taken', () => {
    check(
      fc.property(someMoney, rate, (gross, rateBasisPoints) => {
        const tax = taxInGross(gross, rateBasisPoints);
        const net = add(gross, negate(tax));
        const sign = Math.sign(gross.amountMinor);
        assert.ok(tax.amountMinor * sign >= 0 && net.amountMinor * sign >= 0);
        assert.deepEqual(taxInGross(negate(gross), rateBasisPoints), negate(tax));
      }),
    );
  });

  // HMRC VAT notice 700, 17.5: 20 % in a gross price is a sixth of it. 10 % of Japan is an eleventh, 13 % of China 13/113.
  test('a sixth at 20 %, an eleventh at 10 %, 13/113 at 13 %, nothing at nothing', () => {
    const taxes = [
      taxInGross(money(999, 'GBP'), 2000),
      taxInGross(money(1100, 'JPY'), 1000),
      taxInGross(money(105, 'JPY'), 1000),
      taxInGross(money(11_300, 'CNY'), 1300),
      taxInGross(money(12_345, 'KWD'), 0),
    ];
    assert.deepEqual(
      taxes.map(({ amountMinor }) => amountMinor),
      // 166.5 and 9.545: up.
      [167, 100, 10, 1300, 0],
    );
  });
});
