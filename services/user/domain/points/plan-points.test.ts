import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planPoints, type KnownOrder } from './plan-points.ts';

const paid: KnownOrder = {
  accountId: '01890000-0000-7000-8000-000000000001',
  goodsMinor: 2599,
  currency: 'GBP',
  isCancelled: false,
  refundedMinor: 0,
  earned: null,
  takenBack: 0,
};

test('a pound of goods earns a point, pence nothing; each currency has its own rate', () => {
  assert.deepEqual(planPoints(paid), { earn: 25, takeBack: 0, earned: 25, takenBack: 0 });
  assert.equal(planPoints({ ...paid, currency: 'CNY' })?.earn, 2);
  assert.equal(planPoints({ ...paid, currency: 'JPY' })?.earn, 12);
  assert.equal(planPoints({ ...paid, currency: 'KWD' })?.earn, 6);
  assert.equal(planPoints({ ...paid, goodsMinor: 99 })?.earn, 0);
});

test('what goes back takes its points along: a part, all when cancelled', () => {
  assert.equal(planPoints({ ...paid, earned: 25, refundedMinor: 100 })?.takeBack, 1);
  assert.equal(planPoints({ ...paid, earned: 25, refundedMinor: 99 }), undefined);
  assert.equal(planPoints({ ...paid, earned: 25, isCancelled: true })?.takeBack, 25);
  assert.deepEqual(planPoints({ ...paid, isCancelled: true }), {
    earn: 25,
    takeBack: 25,
    earned: 25,
    takenBack: 25,
  });
});

test('nothing is done before the order is known, for guests, or twice', () => {
  assert.equal(planPoints({ ...paid, goodsMinor: null, currency: null, refundedMinor: 500 }), undefined);
  assert.equal(planPoints({ ...paid, accountId: null }), undefined);
  assert.equal(planPoints({ ...paid, earned: 25 }), undefined);
});

test('any split of a refund ends with the points of what was kept', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 20 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50_000 }), parts, (goodsMinor, refunds) => {
      let order: KnownOrder = { ...paid, goodsMinor };
      let balance = 0;
      for (const refund of [0, ...refunds]) {
        order = { ...order, refundedMinor: order.refundedMinor + refund };
        const plan = planPoints(order);
        assert.ok(!plan || (plan.earn >= 0 && plan.takeBack >= 0));
        balance += (plan?.earn ?? 0) - (plan?.takeBack ?? 0);
        order = {
          ...order,
          earned: plan?.earned ?? order.earned,
          takenBack: plan?.takenBack ?? order.takenBack,
        };
      }
      const kept = Math.max(0, goodsMinor - refunds.reduce((sum, each) => sum + each, 0));
      assert.equal(balance, Math.floor(kept / 100));
    }),
  );
});
