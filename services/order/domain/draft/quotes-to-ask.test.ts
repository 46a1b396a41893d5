import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft } from './draft.ts';
import { quantitiesOf, quotesToAsk } from './quotes-to-ask.ts';

test('lines of one variant are priced for all of them together; those with a price of their own count nothing', () => {
  const own = { unitPriceMinor: 1, reason: 'agreed' };
  const lines = [
    { variantId: 'a', quantity: 4 },
    { variantId: 'a', quantity: 6 },
    { variantId: 'a', quantity: 90, price: own },
    { variantId: 'b', quantity: 90, price: own },
    { fee: 'Wrapping', amountMinor: 100 },
  ];
  assert.deepEqual(
    [...quantitiesOf({ lines } as unknown as Draft)],
    [
      ['a', 10],
      ['b', 1],
    ],
  );
});

test('a variant is asked for once in a question, each quantity of it once, two hundred in one', () => {
  const wishes = [{ a: 1, b: 2 }, { a: 10, b: 2 }, { a: 1 }].map((wish) => new Map(Object.entries(wish)));
  assert.deepEqual(quotesToAsk(wishes), [
    [
      { variantId: 'a', quantity: 1 },
      { variantId: 'b', quantity: 2 },
    ],
    [{ variantId: 'a', quantity: 10 }],
  ]);
  const sizesOf = (quantity: number) => {
    const many = new Map(Array.from({ length: 501 }, (_, index) => [`v${index}`, quantity]));
    return quotesToAsk([many]).map((each) => each.length);
  };
  assert.deepEqual(
    [sizesOf(2), sizesOf(1)],
    [
      [200, 200, 101],
      [500, 1],
    ],
  );
  assert.deepEqual(quotesToAsk([]), []);
});
