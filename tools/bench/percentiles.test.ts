import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percentiles } from './percentiles.ts';

test('percentiles are times that were measured, by the nearest rank', () => {
  const timesMs = Array.from({ length: 200 }, (_, index) => 200 - index);
  assert.deepEqual(percentiles(timesMs), { p50Ms: 100, p95Ms: 190, p99Ms: 198 });
  assert.deepEqual(percentiles([7]), { p50Ms: 7, p95Ms: 7, p99Ms: 7 });
});
