import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addRate, ratesOn } from './add-rate.ts';

test('a new rate ends the one that held, and leaves other classes alone', () => {
  const rate = (
    taxClass: 'standard' | 'zero',
    rateBasisPoints: number,
    validFrom: string,
    validUntil: string | null,
  ) => ({
    taxClass,
    rateBasisPoints,
    validFrom,
    validUntil,
    source: 'Act',
  });
  const rates = [
    rate('standard', 1750, '2010-01-01', '2011-01-04'),
    rate('standard', 2000, '2011-01-04', null),
    rate('zero', 0, '2010-01-01', null),
  ];
  const added = {
    taxClass: 'standard' as const,
    rateBasisPoints: 2100,
    validFrom: '2027-01-01',
    source: 'Budget',
  };
  const next = addRate(rates, added);
  assert.deepEqual(next, [
    rate('zero', 0, '2010-01-01', null),
    rate('standard', 1750, '2010-01-01', '2011-01-04'),
    rate('standard', 2000, '2011-01-04', '2027-01-01'),
    { ...added, validUntil: null },
  ]);
  assert.equal(addRate(next, { ...added, rateBasisPoints: 2200 }).length, 4);
  assert.deepEqual(
    ratesOn(next, '2027-01-01').map(({ rateBasisPoints }) => rateBasisPoints),
    [0, 2100],
  );
});
