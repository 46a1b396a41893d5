import assert from 'node:assert/strict';
import { test } from 'node:test';
import { impactCodes } from './impact-codes.ts';

test('an impact comes back exact to a thousandth, within twelve bits', () => {
  for (let impact = 0.01; impact < 17; impact *= 1.37) {
    const code = impactCodes.of(impact);
    assert.ok(code >= 0 && code < 4096);
    assert.ok(Math.abs(impactCodes.impactOf(code) / impact - 1) <= 0.0011, String(impact));
  }
});

test('what is out of reach is the nearest there is', () => {
  assert.equal(impactCodes.of(0.0001), 0);
  assert.equal(impactCodes.of(1000), 4095);
});
