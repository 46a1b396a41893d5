import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { money, type Currency } from '#contracts/money.ts';
import type { TaxClass } from '../market-rules.ts';
import { priceCart } from '../price-cart.ts';
import { planRefund } from './plan-refund.ts';
import type { RefundPlan, RefundWish, RefundableLine, RefundableOrder } from './refund.ts';
import { untouched } from './untouched.ts';

/** Orders as they are sold: discounts of lines and of the whole, three tax classes, delivery; sums as they are stored. */
const someOrder = fc
  .record({
    currency: fc.constantFrom<Currency>('GBP', 'JPY', 'KWD'),
    goods: fc.array(
      fc.record({
        price: fc.oneof(fc.nat(20), fc.nat(9999)),
        quantity: fc.integer({ min: 1, max: 7 }),
        taxClass: fc.constantFrom('standard' as const, 'reduced' as const, 'zero' as const),
        ownPercent: fc.nat(100),
        sent: fc.constantFrom('all' as const, 'none' as const, 'fee' as const),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    percent: fc.oneof(fc.constant(0), fc.nat(100)),
    shippingMinor: fc.oneof(fc.constant(0), fc.nat(1500)),
  })
  .map(({ currency, goods, percent, shippingMinor }): RefundableOrder => {
    const rate = (taxClass: TaxClass, rateBasisPoints: number) => ({
      jurisdiction: 'GB',
      taxClass,
      rateBasisPoints,
      rule: 'r',
    });
    const lines = goods.map(({ price, quantity, taxClass, ownPercent }) => ({
      unitPrice: money(price, currency),
      quantity,
      taxClass,
      discount: money(Math.floor((price * quantity * ownPercent) / 200), currency),
    }));
    const sum = lines.reduce(
      (all, line) => all + line.unitPrice.amountMinor * line.quantity - line.discount.amountMinor,
      0,
    );
    const priced = priceCart({
      currency,
      lines,
      discount: money(Math.floor((sum * percent) / 100), currency),
      shipping: { price: money(shippingMinor, currency), taxClass: 'standard' },
      rates: { standard: rate('standard', 2000), reduced: rate('reduced', 500), zero: rate('zero', 0) },
    });
    return {
      ...untouched.order,
      orderId: 'order-1',
      version: 1,
      state: 'paid',
      currency,
      locale: 'en-gb',
      totalMinor: priced.total.amountMinor,
      shippingMinor,
      shippingTaxMinor: priced.shipping?.tax.amountMinor ?? 0,
      attemptId: 'attempt-1',
      lines: priced.lines.map(({ gross, tax }, index) => ({
        ...untouched.line,
        lineId: `line-${index}`,
        variantId: goods[index]?.sent === 'fee' ? null : `variant-${index}`,
        quantity: goods[index]?.quantity ?? 0,
        shippedQuantity: goods[index]?.sent === 'all' ? goods[index].quantity : 0,
        grossMinor: gross.amountMinor,
        taxMinor: tax.amountMinor,
      })),
    };
  });

const wantedLine = fc.record({
  at: fc.nat(3),
  quantity: fc.nat(2),
  amountMinor: fc.option(fc.nat(4000), { nil: undefined, freq: 3 }),
  goods: fc.constantFrom('keep' as const, 'restock' as const, 'scrap' as const),
});
const step = fc.oneof(
  fc.record({
    kind: fc.constant('refund' as const),
    lines: fc.uniqueArray(wantedLine, { maxLength: 3, selector: ({ at }) => at }),
    shippingMinor: fc.oneof(fc.constant(0), fc.nat(700)),
  }),
  fc.record({ kind: fc.constant('goodwill' as const), goodwillMinor: fc.nat(2000) }),
  fc.record({ kind: fc.constant('send' as const), at: fc.nat(1), quantity: fc.integer({ min: 2, max: 7 }) }),
  fc.record({
    kind: fc.constant('arrive' as const),
    at: fc.nat(3),
    quantity: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant('settle' as const), isExchange: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** An order whose money goes back step by step, as the store counts it. */
type Story = {
  order: RefundableOrder;
  arrived: { at: number; quantity: number }[];
  came: number[];
  goodwill: number;
};

const change = (
  { order, ...story }: Story,
  at: number,
  more: (line: RefundableLine) => Partial<RefundableLine>,
): Story => ({
  ...story,
  order: {
    ...order,
    lines: order.lines.map((line, index) => (index === at ? { ...line, ...more(line) } : line)),
  },
});
const sumOf = <One>(list: readonly One[], of: (one: One) => number) =>
  list.reduce((sum, one) => sum + of(one), 0);

/** Half-up of tax × given / gross, in integers alone. */
const taxOf = (tax: number, given: number, gross: number) =>
  gross === 0 ? 0 : Number((2n * BigInt(tax) * BigInt(given) + BigInt(gross)) / (2n * BigInt(gross)));

function give(story: Story, lines: RefundWish['lines'], more: Partial<RefundWish> = {}, isReturn = false) {
  const plan = planRefund(
    story.order,
    { orderId: 'order-1', reference: 'r', reason: 'r', ...more, lines },
    { isReturn },
  );
  if ('refusal' in plan) return { story, plan };
  checkPlan(story.order, lines, plan, isReturn);
  const { order } = story;
  let next: Story = {
    ...story,
    goodwill: story.goodwill + plan.goodwillMinor,
    order: {
      ...order,
      refundedMinor: order.refundedMinor + plan.amountMinor,
      shippingRefundedMinor: order.shippingRefundedMinor + plan.shippingMinor,
    },
  };
  for (const back of plan.lines) {
    const at = order.lines.findIndex(({ lineId }) => lineId === back.lineId);
    next = change(next, at, (line) => ({
      refundedQuantity: line.refundedQuantity + back.quantity,
      refundedMinor: line.refundedMinor + back.amountMinor,
      refundedTaxMinor: line.refundedTaxMinor + back.taxMinor,
      withdrawnQuantity: line.withdrawnQuantity + back.withdrawn,
    }));
  }
  checkOrder(next);
  return { story: next, plan };
}

/** A plan is the sum of its parts, and units without a named sum are worth their share, one minor unit apart at most. */
function checkPlan(order: RefundableOrder, wanted: RefundWish['lines'], plan: RefundPlan, isReturn: boolean) {
  const { lines, shippingMinor, goodwillMinor, shippingTaxMinor } = plan;
  assert.equal(
    plan.amountMinor,
    sumOf(lines, ({ amountMinor }) => amountMinor) + shippingMinor + goodwillMinor,
  );
  assert.equal(plan.taxMinor, sumOf(lines, ({ taxMinor }) => taxMinor) + shippingTaxMinor);
  for (const [index, { quantity, amountMinor, lineId }] of lines.entries()) {
    const line = order.lines.find((each) => each.lineId === lineId);
    assert.ok(line && quantity === wanted[index]?.quantity);
    if (wanted[index]?.amountMinor !== undefined) continue;
    const [left, units] = [line.grossMinor - line.refundedMinor, line.quantity - line.refundedQuantity];
    if (isReturn && plan.amountMinor === order.totalMinor - order.refundedMinor) continue;
    const [least, most] = [Math.floor(left / units) * quantity, Math.ceil(left / units) * quantity];
    if (quantity > 0) assert.ok(least <= amountMinor && amountMinor <= most);
    if (quantity === units) assert.equal(amountMinor, left, 'the last unit takes the remainder');
  }
}

/** Never more than was paid, of the whole and of each part; tax is that of all that was given back, half-up. */
function checkOrder({ order, goodwill }: Story) {
  const { lines, shippingRefundedMinor } = order;
  assert.ok(order.refundedMinor <= order.totalMinor && shippingRefundedMinor <= order.shippingMinor);
  assert.equal(
    order.refundedMinor,
    sumOf(lines, ({ refundedMinor }) => refundedMinor) + shippingRefundedMinor + goodwill,
  );
  for (const line of lines) {
    assert.ok(line.refundedMinor <= line.grossMinor && line.refundedQuantity <= line.quantity);
    assert.ok(line.shippedQuantity + line.withdrawnQuantity <= line.quantity);
    assert.equal(line.refundedTaxMinor, taxOf(line.taxMinor, line.refundedMinor, line.grossMinor));
  }
}

function settle(story: Story, isExchange: boolean): Story {
  const [first, ...arrived] = story.arrived;
  if (!first) return story;
  const free = change({ ...story, arrived }, first.at, (line) => ({
    settlingQuantity: line.settlingQuantity - first.quantity,
  }));
  if (isExchange) {
    return change(free, first.at, (line) => ({ exchangedQuantity: line.exchangedQuantity + first.quantity }));
  }
  const lineId = `line-${first.at}`;
  const done = give(free, [{ lineId, quantity: first.quantity, goods: 'restock' }], {}, true);
  assert.ok(
    !('refusal' in done.plan),
    `a return that has arrived must be settled: ${JSON.stringify(done.plan)}`,
  );
  return done.story;
}

function take(story: Story, one: Step): Story {
  if (one.kind === 'settle') return settle(story, one.isExchange);
  if (one.kind === 'goodwill') return give(story, [], one).story;
  if (one.kind === 'refund') {
    const lines = one.lines.map(({ at, amountMinor, ...wanted }) => {
      const line = story.order.lines[at];
      const isLast = line !== undefined && wanted.quantity === line.quantity - line.refundedQuantity;
      // Who names a sum for the last unit forgoes the rest; here the rest is for the last unit.
      return {
        lineId: `line-${at}`,
        ...wanted,
        ...(amountMinor === undefined || isLast ? {} : { amountMinor }),
      };
    });
    return give(story, lines, { shippingMinor: one.shippingMinor }).story;
  }
  const line = story.order.lines[one.at];
  if (!line || line.variantId === null) return story;
  if (one.kind === 'send') {
    const quantity = Math.min(one.quantity, line.quantity - line.shippedQuantity - line.withdrawnQuantity);
    return change(story, one.at, () => ({ shippedQuantity: line.shippedQuantity + quantity }));
  }
  const kept = line.quantity - line.refundedQuantity - line.settlingQuantity - line.exchangedQuantity;
  const came = story.came[one.at] ?? 0;
  const quantity = Math.max(0, Math.min(one.quantity, kept, line.shippedQuantity - came));
  if (quantity === 0) return story;
  const noted = {
    ...story,
    came: story.came.with(one.at, came + quantity),
    arrived: [...story.arrived, { at: one.at, quantity }],
  };
  return change(noted, one.at, () => ({ settlingQuantity: line.settlingQuantity + quantity }));
}

test('any sequence of refunds, goodwill and returns ends at what was paid exactly, when quantities alone close it', () => {
  const ends = { plain: 0, goodwill: 0, returned: 0 };
  const property = fc.property(
    someOrder,
    fc.array(step, { maxLength: 16, size: 'max' }),
    fc.boolean(),
    (order, steps, isAtOnce) => {
      let story: Story = { order, arrived: [], came: order.lines.map(() => 0), goodwill: 0 };
      for (const one of steps) story = take(story, one);
      while (story.arrived.length > 0) story = settle(story, false);
      const some = story.order.lines
        .map(({ lineId, quantity, refundedQuantity }) => ({
          lineId,
          quantity: quantity - refundedQuantity,
          goods: 'keep' as const,
        }))
        .filter(({ quantity }) => quantity > 0);
      // Goodwill has taken of what the units cost: what is left goes back with them, as when they are returned.
      const isReturn = story.goodwill > 0;
      for (const lines of isAtOnce && some.length > 0 ? [some] : some.map((line) => [line])) {
        const done = give(story, lines, {}, isReturn);
        assert.ok(!('refusal' in done.plan), JSON.stringify(done.plan));
        story = done.story;
      }
      const left = Math.min(
        story.order.shippingMinor - story.order.shippingRefundedMinor,
        story.order.totalMinor - story.order.refundedMinor,
      );
      if (left > 0) story = give(story, [], { shippingMinor: left }).story;
      const end = story.order;
      assert.equal(end.refundedMinor, end.totalMinor);
      for (const line of end.lines) assert.equal(line.refundedQuantity, line.quantity);
      if (story.came.some((came) => came > 0)) ends.returned += 1;
      ends[story.goodwill > 0 ? 'goodwill' : 'plain'] += 1;
      if (story.goodwill > 0) return;
      for (const line of end.lines) {
        assert.deepEqual(
          [line.refundedMinor, line.refundedTaxMinor],
          [line.grossMinor, line.grossMinor === 0 ? 0 : line.taxMinor],
        );
      }
      assert.equal(end.shippingRefundedMinor, end.shippingMinor);
    },
  );
  fc.assert(property, { numRuns: 3000 });
  assert.ok(
    Object.values(ends).every((count) => count > 300),
    JSON.stringify(ends),
  );
});
