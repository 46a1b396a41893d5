import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTouched } from './is-touched.ts';

test('a field is touched once it says something else than the page drew', () => {
  assert.equal(isTouched({ value: 'Leeds', defaultValue: 'Leeds' }), false);
  assert.equal(isTouched({ value: 'York', defaultValue: 'Leeds' }), true);
  const options = (...drawn: boolean[]) =>
    drawn.map((defaultSelected) => ({ defaultSelected })) as unknown as HTMLSelectElement['options'];
  assert.equal(isTouched({ options: options(false, true), selectedIndex: 1 }), false);
  assert.equal(isTouched({ options: options(false, true), selectedIndex: 0 }), true);
  assert.equal(
    isTouched({ options: options(false, false), selectedIndex: 0 }),
    false,
    'a choice draws its first',
  );
});
