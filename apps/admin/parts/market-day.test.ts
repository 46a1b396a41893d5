import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, marketDay, wallTime } from './market-day.ts';

test('it is tomorrow in China while it is still today in Britain', () => {
  const at = new Date('2026-06-30T17:05:00Z');
  assert.equal(wallTime('gb', at), '2026-06-30T18:05');
  assert.equal(wallTime('cn', at), '2026-07-01T01:05');
  assert.equal(marketDay('us', at), '2026-06-30');
});

test('days are counted over the ends of months and years', () => {
  assert.equal(addDays('2026-12-31', 1), '2027-01-01');
  assert.equal(addDays('2026-03-01', -1), '2026-02-28');
});
