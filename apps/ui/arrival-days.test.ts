import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivalDays } from './arrival-days.ts';

test('working days leave weekends out and are counted by the clock of the shop', () => {
  const threeToFive = { daysMin: 3, daysMax: 5 };
  // A Friday.
  assert.deepEqual(arrivalDays('2026-11-20T10:00:00Z', 'Europe/London', threeToFive), [
    '2026-11-25',
    '2026-11-27',
  ]);
  // A Saturday and a Sunday.
  assert.deepEqual(arrivalDays('2026-11-21T10:00:00Z', 'Europe/London', threeToFive), [
    '2026-11-25',
    '2026-11-27',
  ]);
  assert.deepEqual(arrivalDays('2026-11-22T10:00:00Z', 'Europe/London', threeToFive), [
    '2026-11-25',
    '2026-11-27',
  ]);
  // Sunday evening in London is Monday morning in Shanghai.
  const oneDay = { daysMin: 1, daysMax: 1 };
  assert.deepEqual(arrivalDays('2026-11-22T20:00:00Z', 'Asia/Shanghai', oneDay), [
    '2026-11-24',
    '2026-11-24',
  ]);
  // The year turns.
  assert.deepEqual(arrivalDays('2026-12-31T10:00:00Z', 'Europe/London', oneDay), [
    '2027-01-01',
    '2027-01-01',
  ]);
});
