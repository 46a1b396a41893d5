import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber } from '../language/format.ts';
import { countUpTo } from './count-up-to.ts';

test('totals over ten thousand read 10,000+', () => {
  const number = (value: number) => formatNumber(value, 'en-gb');
  assert.deepEqual(
    [0, 1234, 10_000, 10_001, 20_000].map((count) => countUpTo(count, number)),
    ['0', '1,234', '10,000', '10,000+', '10,000+'],
  );
});
