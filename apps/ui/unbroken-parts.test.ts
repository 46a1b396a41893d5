import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unbrokenParts } from './unbroken-parts.ts';

test('words with a short part before their hyphen stay in one piece, others may break', () => {
  assert.deepEqual(unbrokenParts('White hanging heart T-light holder'), [
    'White hanging heart ',
    'T-light',
    ' holder',
  ]);
  assert.deepEqual(unbrokenParts('3-tier cake stand, 2-in-1'), ['', '3-tier', ' cake stand, ', '2-in-1', '']);
  assert.deepEqual(unbrokenParts('Hand-painted heart-shaped lantern'), ['Hand-painted heart-shaped lantern']);
  assert.deepEqual(unbrokenParts('白色悬挂式爱心茶蜡烛台'), ['白色悬挂式爱心茶蜡烛台']);
});
