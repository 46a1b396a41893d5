import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shopPace } from './shop-pace.ts';

test('the pace is told by the nearest rank, and failures count as requests', () => {
  const times = Array.from({ length: 200 }, (_, index) => 200 - index);
  assert.deepEqual(shopPace('page', times, 3), {
    what: 'page',
    requests: 203,
    failures: 3,
    medianMs: 100,
    p99Ms: 198,
    slowestMs: 200,
  });
});
