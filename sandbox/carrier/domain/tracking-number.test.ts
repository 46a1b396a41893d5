import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trackingNumberOf } from './tracking-number.ts';

test('the check digit is the one of the standard', () => {
  // UPU S10-12 gives RA 473124829 SE as its example; the remainders 0 and 1 have digits of their own.
  assert.equal(trackingNumberOf('47312482'), 'SK473124829GB');
  assert.equal(trackingNumberOf('00000000'), 'SK000000005GB');
  assert.equal(trackingNumberOf('00000020'), 'SK000000204GB');
});
