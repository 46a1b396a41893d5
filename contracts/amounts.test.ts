import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { PriceAmount, RuleMinor, SignedAmount, SumMinor, UnitMinor } from './amounts.ts';

const billion = 100_000_000_000;
const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });

/** What each shape takes at its ends, and what it does not take just beyond. */
const shapes = {
  'what one thing costs': { shape: UnitMinor, taken: [0, billion], refused: [-1, billion + 1, 0.5] },
  'what a rule takes off': { shape: RuleMinor, taken: [1, billion], refused: [0, billion + 1, 1.5] },
  'a sum': { shape: SumMinor, taken: [0, billion * 10], refused: [-1, billion * 10 + 1, 0.5] },
  'a price': {
    shape: PriceAmount,
    taken: [gbp(0), gbp(billion)],
    refused: [gbp(-1), gbp(billion + 1), { amountMinor: 1 }, { amountMinor: 1, currency: 'XXX' }],
  },
  'a charge or credit': {
    shape: SignedAmount,
    taken: [gbp(-billion * 10), gbp(billion * 10)],
    refused: [gbp(-billion * 10 - 1), gbp(billion * 10 + 1), gbp(Number.MAX_SAFE_INTEGER)],
  },
} as const;

for (const [name, { shape, taken, refused }] of Object.entries(shapes)) {
  test(`an amount that is entered stays within its bounds: ${name}`, () => {
    for (const value of taken) assert.equal(Value.Check(shape, value), true, JSON.stringify(value));
    for (const value of refused) assert.equal(Value.Check(shape, value), false, JSON.stringify(value));
  });
}

test('the largest cart at the largest price is a whole number', () => {
  // 99 of each of 50 lines, as settings come.
  assert.ok(Number.isSafeInteger(billion * 99 * 50));
});
