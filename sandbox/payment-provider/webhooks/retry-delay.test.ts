import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realTimings } from '../timings.ts';
import { retryDelayMs } from './retry-delay.ts';

test('pauses double from half a second to a minute', () => {
  const pauses = [1, 2, 3, 7, 8, 9, 5_000].map((failed) => retryDelayMs(realTimings, failed, 0.5));
  assert.deepEqual(pauses, [500, 1_000, 2_000, 32_000, 60_000, 60_000, 60_000]);
});

test('chance spreads a pause by a fifth either way', () => {
  assert.deepEqual(
    [0, 1].map((chance) => retryDelayMs(realTimings, 1, chance)),
    [400, 600],
  );
});
