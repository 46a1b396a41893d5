import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOf, fillDays, measureOf, periodsOf, sumDays } from './compare-periods.ts';

test('a period is compared with as many days before it', () => {
  assert.deepEqual(periodsOf('2026-03-07', 7), {
    now: { from: '2026-03-01', to: '2026-03-07' },
    before: { from: '2026-02-22', to: '2026-02-28' },
  });
  assert.deepEqual(periodsOf('2026-03-01', 1), {
    now: { from: '2026-03-01', to: '2026-03-01' },
    before: { from: '2026-02-28', to: '2026-02-28' },
  });
});

test('days on which nothing happened are there too, and all add up', () => {
  const sale = { day: '2026-02-28', orders: 2, revenueMinor: 3000, refundedMinor: 500 };
  const visit = { day: '2026-03-01', visits: 40, placed: 1 };
  const days = fillDays({ from: '2026-02-27', to: '2026-03-01' }, [sale], [visit]);
  assert.deepEqual(
    days.map(({ day, orders, visits }) => [day, orders, visits]),
    [
      ['2026-02-27', 0, 0],
      ['2026-02-28', 2, 0],
      ['2026-03-01', 0, 40],
    ],
  );
  const sum = sumDays(days);
  assert.deepEqual(sum, { orders: 2, revenueMinor: 3000, refundedMinor: 500, visits: 40, placed: 1 });
  assert.deepEqual(
    [measureOf(sum, 'orders'), measureOf(sum, 'revenue'), measureOf(sum, 'conversion')],
    [2, 3000, 0.025],
  );
  assert.equal(measureOf(days[1] ?? sum, 'conversion'), null, 'nobody came that day');
  assert.equal(measureOf({ ...sum, placed: 41 }, 'conversion'), null, 'some came by staff');
});

test('a change is a share of what was before, and none of nothing', () => {
  assert.equal(changeOf(150, 100), 0.5);
  assert.equal(changeOf(75, 100), -0.25);
  assert.equal(changeOf(0, 0), null);
  assert.equal(changeOf(null, 3), null);
});
