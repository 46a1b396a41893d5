import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bookSale } from './book-sale.ts';
import { bookUndone } from './book-undone.ts';

test('a sale is booked by its parts', () => {
  // Two of £10.00 and delivery of £3.60, a fee of £1.20, all with 20 % inside: £24.80, of which £4.13 is tax.
  const booked = bookSale({
    total: { amountMinor: 2480, currency: 'GBP' },
    parts: { shippingMinor: 300, feesMinor: 100, taxMinor: 413 },
  });
  assert.deepEqual(
    booked.map(({ account, amountMinor }) => [account, amountMinor]),
    [
      ['receivable', 2480],
      ['sales', -1667],
      ['shipping', -300],
      ['fee', -100],
      ['tax', -413],
    ],
  );
});

test('goods and delivery are sold at their full price, and the discount takes what was taken off', () => {
  // £20.00 of goods for £12.00 and £3.60 of delivery for nothing, with 20 % inside.
  const parts = { shippingMinor: 0, feesMinor: 0, taxMinor: 200 };
  const booked = bookSale({
    total: { amountMinor: 1200, currency: 'GBP' },
    parts: { ...parts, discountMinor: 667, shippingDiscountMinor: 300 },
  });
  assert.deepEqual(
    booked.map(({ account, amountMinor }) => [account, amountMinor]),
    [
      ['receivable', 1200],
      ['sales', -1667],
      ['shipping', -300],
      ['discount', 967],
      ['tax', -200],
    ],
  );
  const paidByPoints = bookSale({
    total: { amountMinor: 0, currency: 'GBP' },
    parts: { shippingMinor: 0, feesMinor: 0, taxMinor: 0, discountMinor: 500 },
  });
  assert.deepEqual(
    paidByPoints.map(({ account, amountMinor }) => [account, amountMinor]),
    [
      ['sales', -500],
      ['discount', 500],
    ],
  );
});

test('what is undone undoes its tax and its discount', () => {
  const undone = bookUndone({ amountMinor: 600, currency: 'GBP' }, { taxMinor: 100, discountMinor: 333 });
  assert.deepEqual(
    undone.map(({ account, amountMinor }) => [account, amountMinor]),
    [
      ['refund', 833],
      ['tax', 100],
      ['discount', -333],
      ['receivable', -600],
    ],
  );
});

test('without parts all of it is goods, and nothing books nothing', () => {
  assert.deepEqual(bookSale({ total: { amountMinor: 5, currency: 'JPY' } }), [
    { account: 'receivable', provider: null, currency: 'JPY', amountMinor: 5 },
    { account: 'sales', provider: null, currency: 'JPY', amountMinor: -5 },
  ]);
  assert.deepEqual(bookSale({ total: { amountMinor: 0, currency: 'GBP' } }), []);
});

test('whatever the parts, the entries balance and none is empty', () => {
  const minor = fc.integer({ min: 0, max: 2 ** 40 });
  fc.assert(
    fc.property(fc.array(minor, { minLength: 6, maxLength: 6 }), (sums) => {
      const [amountMinor = 0, shippingMinor = 0, feesMinor = 0, taxMinor = 0, ...off] = sums;
      const [discountMinor = 0, shippingDiscountMinor = 0] = off;
      const parts = { shippingMinor, feesMinor, taxMinor, discountMinor, shippingDiscountMinor };
      const booked = bookSale({ total: { amountMinor, currency: 'KWD' }, parts });
      assert.equal(
        booked.reduce((sum, entry) => sum + entry.amountMinor, 0),
        0,
      );
      assert.ok(booked.every((entry) => entry.amountMinor !== 0));
    }),
  );
});
