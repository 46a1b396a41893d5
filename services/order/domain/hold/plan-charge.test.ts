import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '#contracts/refusals.ts';
import { planShipment } from '../fulfilment/plan-shipment.ts';
import { planRefund } from '../refund/plan-refund.ts';
import type { GoodsOfRefund, RefundPlan } from '../refund/refund.ts';
import type { ChargePlan } from './charge.ts';
import { openOf, planCharge } from './plan-charge.ts';

type Sold = { quantity: number; grossMinor: number };

/** An order whose money is held; goods of each line at a sum after their discount. */
function anOrder(sold: readonly Sold[], shippingMinor: number) {
  const lines = sold.map(({ quantity, grossMinor }, index) => ({
    lineId: `line-${index}`,
    variantId: `variant-${index}`,
    quantity,
    grossMinor,
    taxMinor: Math.floor(grossMinor / 6),
    shippedQuantity: 0,
    withdrawnQuantity: 0,
    chargingQuantity: 0,
    chargedMinor: 0,
    waivedMinor: 0,
    refundedQuantity: 0,
    refundedMinor: 0,
    refundedTaxMinor: 0,
    settlingQuantity: 0,
    exchangedQuantity: 0,
  }));
  const totalMinor = lines.reduce((sum, { grossMinor }) => sum + grossMinor, shippingMinor);
  return {
    orderId: 'order-1',
    version: 1,
    state: 'authorised',
    stock: 'committed',
    shipments: 0,
    ...({
      currency: 'GBP',
      locale: 'en-gb',
      hold: 'open',
      pointsState: 'none',
      attemptId: 'attempt-1',
    } as const),
    readAt: '',
    hasMail: false,
    hasAddress: true,
    charging: [],
    isCharging: false,
    isDeliveryCharged: false,
    shippingMinor,
    shippingTaxMinor: 0,
    shippingRefundedMinor: 0,
    totalMinor,
    refundedMinor: 0,
    chargedMinor: 0,
    waivedMinor: 0,
    lines,
  };
}
type Held = ReturnType<typeof anOrder>;

/** Takes a parcel of so many of each line, as far as they are there; undefined when nothing is. */
function send(order: Held, wanted: readonly number[]): (ChargePlan & { isComplete: boolean }) | undefined {
  const lines = order.lines.flatMap((line, index) => {
    const quantity = Math.min(wanted[index] ?? 0, openOf(line));
    return quantity === 0 ? [] : [{ lineId: line.lineId, quantity }];
  });
  if (lines.length === 0) return undefined;
  const parcel = planShipment(order, { lines });
  if (isRefusal(parcel)) throw new Error(parcel.detail);
  const charge = planCharge(order, parcel);
  for (const { lineId, quantity, amountMinor } of charge.lines) {
    const line = order.lines.find((each) => each.lineId === lineId);
    if (!line) throw new Error('no such line');
    line.shippedQuantity += quantity;
    line.chargedMinor += amountMinor;
  }
  order.state = 'paid';
  order.chargedMinor += charge.amountMinor;
  order.isDeliveryCharged ||= charge.shippingMinor > 0;
  return { ...charge, isComplete: parcel.isComplete };
}

type Back = {
  quantities: readonly number[];
  goods: GoodsOfRefund;
  amountMinor?: number;
  goodwillMinor: number;
};

/** Refunds as asked for, if that may be. */
function refund(
  order: Held,
  { quantities, goods, amountMinor, goodwillMinor }: Back,
): RefundPlan | undefined {
  if (order.state !== 'paid') return undefined;
  const lines = order.lines.flatMap(({ lineId }, index) => {
    const quantity = quantities[index] ?? 0;
    return quantity === 0
      ? []
      : [{ lineId, quantity, goods, ...(amountMinor === undefined ? {} : { amountMinor }) }];
  });
  const plan = planRefund(order, {
    orderId: order.orderId,
    reference: 'r',
    reason: '',
    lines,
    goodwillMinor,
  });
  if (isRefusal(plan)) return undefined;
  for (const back of plan.lines) {
    const line = order.lines.find(({ lineId }) => lineId === back.lineId);
    if (!line) throw new Error('no such line');
    line.refundedQuantity += back.quantity;
    line.refundedMinor += back.amountMinor;
    line.refundedTaxMinor += back.taxMinor;
    line.withdrawnQuantity += back.withdrawn;
    line.waivedMinor += back.waivedMinor;
  }
  order.refundedMinor += plan.amountMinor;
  order.waivedMinor += plan.waivedMinor;
  order.shippingRefundedMinor += plan.shippingMinor;
  return plan;
}

test('three at 10.00 with 3.95 for delivery: the first parcel takes the delivery, the last one the rest', () => {
  const order = anOrder([{ quantity: 3, grossMinor: 1000 }], 395);
  assert.deepEqual(
    [1, 1, 1].map((quantity) => send(order, [quantity])?.amountMinor),
    [334 + 395, 333, 333],
  );
});

test('discounts are taken as they were dealt to the lines: each parcel takes its share of what is stored', () => {
  // Two of 5.00 and one of 10.00, of which a promotion took 1.01 and 1.00.
  const order = anOrder(
    [
      { quantity: 2, grossMinor: 899 },
      { quantity: 1, grossMinor: 900 },
    ],
    0,
  );
  assert.deepEqual(
    [
      [1, 1],
      [1, 0],
    ].map((quantities) => send(order, quantities)?.amountMinor),
    [450 + 900, 449],
  );
});

test('what is taken out before it goes is waived at its share, and the last parcel takes what is left', () => {
  const order = anOrder(
    [
      { quantity: 3, grossMinor: 1000 },
      { quantity: 1, grossMinor: 500 },
    ],
    395,
  );
  assert.equal(send(order, [1])?.amountMinor, 729);
  const plan = refund(order, { quantities: [1], goods: 'restock', goodwillMinor: 0 });
  assert.deepEqual([plan?.amountMinor, plan?.waivedMinor], [333, 333]);
  assert.equal(send(order, [9, 9])?.amountMinor, 333 + 500);
  assert.equal(order.chargedMinor + order.waivedMinor, order.totalMinor);
});

test('of goods that were sent no more goes back than was taken for them', () => {
  const order = anOrder([{ quantity: 3, grossMinor: 1000 }], 395);
  send(order, [1]);
  const ask = { lineId: 'line-0', quantity: 0, amountMinor: 335, goods: 'keep' } as const;
  const wish = { orderId: 'order-1', reference: 'r', reason: '', lines: [ask] };
  const refusal = planRefund(order, wish);
  assert.deepEqual(isRefusal(refusal) && [refusal.refusal, refusal.data], [
    'amount-exceeds',
    { leftMinor: 334 },
  ]);
  const keep = planRefund(order, { ...wish, lines: [{ lineId: 'line-0', quantity: 2, goods: 'keep' }] });
  assert.equal(isRefusal(keep) && keep.refusal, 'quantity-limit');
  const tooMuch = planRefund(order, { ...wish, lines: [], goodwillMinor: 730 });
  assert.equal(isRefusal(tooMuch) && tooMuch.refusal, 'amount-exceeds');
  const less = { lineId: 'line-0', quantity: 2, amountMinor: 665, goods: 'restock' } as const;
  const lower = planRefund(order, { ...wish, lines: [less] });
  assert.equal(isRefusal(lower) && lower.refusal, 'value-invalid');
});

test('whatever is sent, taken out and given back: taken and waived make up what was held, taken less refunded is kept', () => {
  const units = fc.array(fc.nat({ max: 4 }), { minLength: 3, maxLength: 3 });
  const step = fc.oneof(
    units.map((quantities) => ({ send: quantities })),
    fc.record({
      quantities: units,
      goods: fc.constantFrom('keep' as const, 'restock' as const, 'scrap' as const),
      goodwillMinor: fc.nat({ max: 300 }),
      amountMinor: fc.option(fc.nat({ max: 900 }), { nil: undefined }),
    }),
  );
  const sold = fc.record({ quantity: fc.integer({ min: 1, max: 6 }), grossMinor: fc.nat({ max: 3000 }) });
  fc.assert(
    fc.property(
      fc.array(sold, { minLength: 1, maxLength: 3 }),
      fc.nat({ max: 999 }),
      fc.array(step, { maxLength: 12 }),
      (lines, shipping, steps) => {
        const order = anOrder(lines, shipping);
        const taken: number[] = [];
        let backMinor = 0;
        const take = (quantities: readonly number[]) => {
          const leftMinor = order.totalMinor - order.chargedMinor - order.waivedMinor;
          const parcel = send(order, quantities);
          if (!parcel) return;
          if (parcel.isComplete) assert.equal(parcel.amountMinor, leftMinor);
          taken.push(parcel.amountMinor);
        };
        const giveBack = (back: Back) => {
          const plan = refund(order, back);
          if (plan) backMinor += plan.amountMinor - plan.waivedMinor;
        };
        for (const each of steps) {
          if ('send' in each) take(each.send);
          else {
            const { amountMinor, ...rest } = each;
            giveBack(amountMinor === undefined ? rest : { ...rest, amountMinor });
          }
          assert.ok(order.chargedMinor + order.waivedMinor <= order.totalMinor);
          assert.ok(backMinor <= order.chargedMinor);
          for (const line of order.lines) {
            assert.ok(line.chargedMinor + line.waivedMinor <= line.grossMinor);
            assert.ok(line.refundedMinor - line.waivedMinor <= line.chargedMinor);
          }
        }
        // In the end the rest is sent, or, where something was, taken out.
        if (steps.length % 2 === 0) take([9, 9, 9]);
        else giveBack({ quantities: order.lines.map(openOf), goods: 'restock', goodwillMinor: 0 });
        if (order.lines.some((line) => openOf(line) > 0)) take([9, 9, 9]);
        const takenMinor = taken.reduce((sum, each) => sum + each, 0);
        assert.equal(takenMinor + order.waivedMinor, order.totalMinor);
        assert.equal(takenMinor, order.chargedMinor);
        assert.equal(takenMinor - backMinor, order.totalMinor - order.refundedMinor);
      },
    ),
    { numRuns: 1000 },
  );
});
