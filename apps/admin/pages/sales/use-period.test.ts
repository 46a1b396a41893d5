import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPeriod } from './use-period.ts';

test('a period comes from the address, or is the last thirty days', () => {
  const nowMs = Date.parse('2026-03-31T10:00:00Z');
  const read = (text: string) => readPeriod(new URLSearchParams(text), nowMs, 'gb');
  const usual = { from: '2026-03-02', to: '2026-03-31', market: 'gb' };
  assert.deepEqual(read(''), usual);
  assert.deepEqual(read('from=2026-02-09&to=2026-02-01&market=mars'), usual);
  const asked = { from: '2026-01-01', to: '2026-01-31', market: 'cn' };
  assert.deepEqual(read(new URLSearchParams(asked).toString()), asked);
});
