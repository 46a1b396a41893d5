import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countPointsBack, type PointedOrder } from './count-points-back.ts';
import { readPointsWorth } from './points-worth.ts';
import { pointsDiscountId } from '#contracts/order/points.ts';
import { pointsDiscount, spendPoints } from './spend-points.ts';

test('the worth of a point is read by currency', () => {
  assert.deepEqual(readPointsWorth('GBP=1 CNY=10'), { GBP: 1, CNY: 10 });
});

test('whole points pay for goods, never for more than they cost', () => {
  assert.deepEqual(spendPoints(500, 1250, 1), { spent: 500, amountMinor: 500, most: 1250 });
  assert.deepEqual(spendPoints(2000, 1250, 1), { spent: 1250, amountMinor: 1250, most: 1250 });
  assert.deepEqual(spendPoints(200, 1005, 10), { spent: 100, amountMinor: 1000, most: 100 });
  assert.deepEqual(spendPoints(5, 1005, 0), { spent: 0, amountMinor: 0, most: 0 });
});

test('they are a discount under their own name, or none', () => {
  const off = { promotionId: pointsDiscountId, couponCode: null, goodsMinor: 500, shippingMinor: 0 };
  assert.deepEqual(pointsDiscount(spendPoints(500, 1250, 1), 'en'), [{ ...off, title: '500 points' }]);
  assert.deepEqual(pointsDiscount(spendPoints(50, 1250, 10), 'zh'), [{ ...off, title: '50 积分' }]);
  assert.deepEqual(pointsDiscount(spendPoints(0, 1250, 1), 'en'), []);
});

const aLine = (lineId: string, quantity: number, pointsMinor: number) => ({
  lineId,
  quantity,
  refundedQuantity: 0,
  pointsMinor,
});

test('units bring their share of the points back, the last ones the rest; sums without units bring none', () => {
  let order: PointedOrder = { points: 100, lines: [aLine('a', 3, 67), aLine('b', 1, 33)] };
  const given: number[] = [];
  for (const back of [
    { lineId: 'a', quantity: 1 },
    { lineId: 'a', quantity: 0 },
    { lineId: 'b', quantity: 1 },
    { lineId: 'a', quantity: 2 },
  ]) {
    given.push(countPointsBack(order, [back]));
    order = take(order, back);
  }
  assert.deepEqual(given, [22, 0, 33, 45]);
  assert.equal(countPointsBack({ points: 0, lines: [aLine('a', 3, 0)] }, [{ lineId: 'a', quantity: 3 }]), 0);
});

test('any sequence of refunds of all units gives all points back, and never more', () => {
  const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.nat(1_000_000)), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(
      lines,
      fc.integer({ min: 1, max: 50 }),
      fc.infiniteStream(fc.nat(99)),
      (given, worth, steps) => {
        const minors = given.map(([, minor]) => minor);
        const sum = minors.reduce((total, minor) => total + minor, 0);
        const points = Math.ceil(sum / worth);
        minors[0] = (minors[0] ?? 0) + points * worth - sum;
        let order: PointedOrder = {
          points,
          lines: given.map(([quantity], index) => aLine(`l${index}`, quantity, minors[index] ?? 0)),
        };
        let all = 0;
        for (const step of steps) {
          const open = order.lines.filter(({ quantity, refundedQuantity }) => refundedQuantity < quantity);
          const line = open[step % Math.max(1, open.length)];
          if (!line) break;
          const back = {
            lineId: line.lineId,
            quantity: 1 + (step % (line.quantity - line.refundedQuantity)),
          };
          const came = countPointsBack(order, [back]);
          assert.ok(came >= 0);
          all += came;
          order = take(order, back);
        }
        assert.equal(all, points);
      },
    ),
    { numRuns: 200 },
  );
});

function take(order: PointedOrder, back: { lineId: string; quantity: number }): PointedOrder {
  const lines = order.lines.map((line) =>
    line.lineId === back.lineId ? { ...line, refundedQuantity: line.refundedQuantity + back.quantity } : line,
  );
  return { ...order, lines };
}
