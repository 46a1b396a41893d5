import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planRefund } from './plan-refund.ts';
import type { RefundPlan, RefundWish, RefundableLine, RefundableOrder } from './refund.ts';
import { untouched } from './untouched.ts';

const aLine = (more: Partial<RefundableLine> = {}): RefundableLine => ({
  ...untouched.line,
  lineId: 'line-1',
  variantId: 'variant-1',
  quantity: 3,
  grossMinor: 1000,
  taxMinor: 167,
  ...more,
});

/** Three for 10.00 after its discount, with 3.95 for delivery: 13.95, 20 % tax in it. */
function anOrder(more: Partial<RefundableOrder> = {}): RefundableOrder {
  const lines = more.lines ?? [aLine()];
  return {
    ...untouched.order,
    orderId: 'order-1',
    version: 1,
    state: 'paid',
    currency: 'GBP',
    locale: 'en-gb',
    totalMinor: lines.reduce((sum, { grossMinor }) => sum + grossMinor, 395),
    shippingMinor: 395,
    shippingTaxMinor: 66,
    attemptId: 'attempt-1',
    ...more,
    lines,
  };
}
const aWish = (more: Partial<RefundWish> = {}): RefundWish => ({
  orderId: 'order-1',
  reference: 'r',
  lines: [],
  reason: 'a return',
  ...more,
});
const units = (quantity: number, more: Partial<RefundWish['lines'][number]> = {}) => ({
  lineId: 'line-1',
  quantity,
  goods: 'keep' as const,
  ...more,
});

/** The order after a refund, as the store counts it. */
function after(order: RefundableOrder, plan: RefundPlan): RefundableOrder {
  return {
    ...order,
    refundedMinor: order.refundedMinor + plan.amountMinor,
    shippingRefundedMinor: order.shippingRefundedMinor + plan.shippingMinor,
    lines: order.lines.map((line) => {
      const back = plan.lines.find(({ lineId }) => lineId === line.lineId);
      if (!back) return line;
      return {
        ...line,
        refundedQuantity: line.refundedQuantity + back.quantity,
        refundedMinor: line.refundedMinor + back.amountMinor,
        refundedTaxMinor: line.refundedTaxMinor + back.taxMinor,
        withdrawnQuantity: line.withdrawnQuantity + back.withdrawn,
      };
    }),
  };
}
function planned(order: RefundableOrder, wish: RefundWish): RefundPlan {
  const plan = planRefund(order, wish);
  assert.ok(!('refusal' in plan), JSON.stringify(plan));
  return plan;
}
const refusedWith = (order: RefundableOrder, wish: RefundWish) => {
  const plan = planRefund(order, wish);
  assert.ok('refusal' in plan, JSON.stringify(plan));
  return [plan.refusal, plan.path];
};

// 10.00 / 3: the first unit is 3.34, the others 3.33 (largest remainder); tax 1.67 × 3.34 / 10.00 = 0.56 rounded half up.
test('three units for 10.00 go back as 3.34, 3.33 and 3.33, their tax as 0.56, 0.55 and 0.56', () => {
  let order = anOrder();
  const sums = [1, 1, 1].map((quantity) => {
    const plan = planned(order, aWish({ lines: [units(quantity)] }));
    order = after(order, plan);
    return [plan.amountMinor, plan.taxMinor];
  });
  assert.deepEqual(sums, [
    [334, 56],
    [333, 55],
    [333, 56],
  ]);
  assert.deepEqual(refusedWith(order, aWish({ lines: [units(1)] })), ['quantity-limit', '/lines/0/quantity']);
});

test('what a unit costs is what is left of its line, after the discount it was sold with and sums given back before', () => {
  const order = anOrder();
  const lower = planned(order, aWish({ lines: [units(1, { amountMinor: 100 })] }));
  assert.equal(lower.amountMinor, 100);
  const rest = planned(after(order, lower), aWish({ lines: [units(2)] }));
  assert.equal(rest.amountMinor, 900);
  const sumOnly = planned(order, aWish({ lines: [units(0, { amountMinor: 250 })] }));
  assert.deepEqual([sumOnly.amountMinor, sumOnly.taxMinor], [250, 42]);
});

test('delivery and goodwill come with it, tax in the first and none in the second', () => {
  const wish = aWish({ lines: [units(3)], shippingMinor: 395 });
  assert.deepEqual(planned(anOrder(), wish), {
    lines: [
      {
        lineId: 'line-1',
        variantId: 'variant-1',
        quantity: 3,
        amountMinor: 1000,
        taxMinor: 167,
        goods: 'keep',
        withdrawn: 0,
        waivedMinor: 0,
      },
    ],
    shippingMinor: 395,
    shippingTaxMinor: 66,
    goodwillMinor: 0,
    amountMinor: 1395,
    taxMinor: 233,
    waivedMinor: 0,
  });
  const goodwill = planned(anOrder(), aWish({ goodwillMinor: 500 }));
  assert.deepEqual([goodwill.amountMinor, goodwill.taxMinor], [500, 0]);
});

test('more than was paid is refused, and says where and how much is left', () => {
  const order = anOrder();
  const line = (more: object) => aWish({ lines: [units(0, more)] });
  assert.deepEqual(refusedWith(order, line({ amountMinor: 1001 })), [
    'amount-exceeds',
    '/lines/0/amountMinor',
  ]);
  assert.deepEqual(refusedWith(order, aWish({ shippingMinor: 396 })), ['amount-exceeds', '/shippingMinor']);
  assert.deepEqual(refusedWith(order, aWish({ goodwillMinor: 1396 })), ['amount-exceeds', '/lines']);
  const spent = after(order, planned(order, aWish({ goodwillMinor: 396 })));
  assert.deepEqual(refusedWith(spent, aWish({ lines: [units(3)] })), ['amount-exceeds', '/lines']);
  assert.deepEqual(refusedWith(order, aWish()), ['value-invalid', '/lines']);
  assert.deepEqual(refusedWith(order, aWish({ lines: [units(1), units(1)] })), [
    'value-invalid',
    '/lines/1/lineId',
  ]);
});

test('goods that come back leave the order as far as they had not been shipped; fees have no goods', () => {
  const shipped = anOrder({ lines: [aLine({ shippedQuantity: 2 })] });
  const [line] = planned(shipped, aWish({ lines: [units(2, { goods: 'restock' })] })).lines;
  assert.deepEqual([line?.goods, line?.withdrawn], ['restock', 1]);
  const fee = anOrder({ lines: [aLine({ variantId: null, quantity: 1 })] });
  const [feeLine] = planned(fee, aWish({ lines: [units(1, { goods: 'restock' })] })).lines;
  assert.deepEqual([feeLine?.goods, feeLine?.withdrawn], ['keep', 0]);
});

test('what returns settle is spoken for; what was exchanged keeps its money, and has no goods', () => {
  const settling = anOrder({ lines: [aLine({ settlingQuantity: 2 })] });
  assert.deepEqual(refusedWith(settling, aWish({ lines: [units(2)] })), [
    'quantity-limit',
    '/lines/0/quantity',
  ]);
  assert.equal(planned(settling, aWish({ lines: [units(1)] })).amountMinor, 334);
  const exchanged = anOrder({ lines: [aLine({ exchangedQuantity: 2 })] });
  assert.equal(planned(exchanged, aWish({ lines: [units(1, { goods: 'restock' })] })).amountMinor, 334);
  assert.deepEqual(refusedWith(exchanged, aWish({ lines: [units(2, { goods: 'restock' })] })), [
    'quantity-limit',
    '/lines/0/quantity',
  ]);
  assert.equal(planned(exchanged, aWish({ lines: [units(3)] })).amountMinor, 1000);
});

test('a return that has arrived is settled, also when what was exchanged before was refunded meanwhile', () => {
  const arrived = anOrder({
    lines: [aLine({ shippedQuantity: 3, exchangedQuantity: 2, settlingQuantity: 1 })],
  });
  const meanwhile = after(arrived, planned(arrived, aWish({ lines: [units(2)] })));
  const [line] = meanwhile.lines;
  const own = { ...meanwhile, lines: line ? [{ ...line, settlingQuantity: 0 }] : [] };
  const plan = planRefund(own, aWish({ lines: [units(1, { goods: 'restock' })] }), { isReturn: true });
  assert.ok(!('refusal' in plan), JSON.stringify(plan));
  assert.deepEqual([plan.amountMinor, plan.taxMinor], [333, 56]);
});

test('a return takes goods out of what was sent, and of a sum that goodwill has used up what is left', () => {
  const order = anOrder({ lines: [aLine({ shippedQuantity: 2 })], refundedMinor: 995 });
  const wish = aWish({ lines: [units(2, { goods: 'restock' })] });
  assert.deepEqual(refusedWith(order, wish), ['amount-exceeds', '/lines']);
  const plan = planRefund(order, wish, { isReturn: true });
  assert.ok(!('refusal' in plan));
  assert.deepEqual([plan.amountMinor, plan.taxMinor, plan.lines[0]?.withdrawn], [400, 67, 0]);
});
