import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jurisdictionOf } from './jurisdiction-of.ts';

const zones = { 'US-NY': 'US-ny', 'US-WV': 'US-wv', US: 'US-none', GB: 'GB', '*': 'rest' };

test('the part of a country comes before the country, and the country before all others', () => {
  const of = (country: string, region?: string) =>
    jurisdictionOf(zones, region === undefined ? { country } : { country, region });
  assert.deepEqual(
    [of('US', 'New York'), of('US', 'ny'), of('US', 'West Virginia'), of('US', 'Oregon'), of('US')],
    ['US-ny', 'US-ny', 'US-wv', 'US-none', 'US-none'],
  );
  assert.deepEqual([of('GB', 'NY'), of('FR', 'New York'), of('FR')], ['GB', 'rest', 'rest']);
  assert.equal(jurisdictionOf({ GB: 'GB' }, { country: 'FR' }), undefined);
});
