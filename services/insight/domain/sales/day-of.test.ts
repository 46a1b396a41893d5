import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf } from './day-of.ts';
import { firstDay } from './first-day.ts';

test('a day begins and ends by the clock of the market', () => {
  assert.equal(dayOf('2026-06-30T22:59:59.999Z', 'GBP'), '2026-06-30');
  assert.equal(dayOf('2026-06-30T23:00:00.000Z', 'GBP'), '2026-07-01');
  assert.equal(dayOf('2026-12-31T23:59:59.000Z', 'GBP'), '2026-12-31');
  assert.equal(dayOf('2026-12-31T15:59:59.000Z', 'CNY'), '2026-12-31');
  assert.equal(dayOf('2026-12-31T16:00:00.000Z', 'CNY'), '2027-01-01');
  assert.equal(dayOf('2026-12-31T14:59:59.000Z', 'JPY'), '2026-12-31');
  assert.equal(dayOf('2026-12-31T15:00:00.000Z', 'JPY'), '2027-01-01');
});

test('a span of days counts its last', () => {
  assert.equal(firstDay('2026-03-01', 1), '2026-03-01');
  assert.equal(firstDay('2026-03-01', 2), '2026-02-28');
  assert.equal(firstDay('2027-01-01', 92), '2026-10-02');
});
