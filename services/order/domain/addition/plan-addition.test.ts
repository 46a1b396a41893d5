import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import type { Quote } from '../cart.ts';
import type { TaxClass } from '../market-rules.ts';
import type { Order } from '../order.ts';
import type { AdditionRules, AdditionWish } from './addition.ts';
import { planAddition } from './plan-addition.ts';

const quote = (variantId: string, amountMinor: number, more: Partial<Quote> = {}): Quote => ({
  variantId,
  productId: `product of ${variantId}`,
  slug: variantId,
  sku: variantId.toUpperCase(),
  title: `A ${variantId}`,
  option: null,
  picture: null,
  unitPrice: { amountMinor, currency: 'GBP' },
  taxClass: 'standard',
  categorySlugs: [],
  free: 10,
  ...more,
});

const rate = (taxClass: TaxClass, rateBasisPoints: number) => ({
  jurisdiction: 'GB',
  taxClass,
  rateBasisPoints,
  rule: `GB/${taxClass}`,
});
const method = (code: string, ...bands: [fromMinor: number, priceMinor: number][]) => ({
  zone: 'home',
  code,
  title: { en: `By ${code}`, zh: code },
  daysMin: 1,
  daysMax: 2,
  taxClass: 'standard' as const,
  carries: null,
  weightMostGrams: null,
  surcharges: [],
  bands: bands.map(([goodsFromMinor, priceMinor]) => ({ goodsFromMinor, weightFromGrams: 0, priceMinor })),
});
/** The catalog asks 13.00 for a cup now, and sells a plate at 3.33; standard costs 3.95, from 50.00 on nothing; express 6.95. */
const rules: AdditionRules = {
  quotes: new Map([
    ['cup', quote('cup', 1300)],
    ['plate', quote('plate', 333, { taxClass: 'reduced' })],
  ]),
  tax: {
    taxZones: { '*': 'GB' },
    taxRates: [rate('standard', 2000), rate('reduced', 500), rate('zero', 0)],
  },
  shipping: {
    zones: [{ code: 'home', areas: [{ country: 'GB', regions: null, postalPrefixes: null }] }],
    methods: [method('standard', [0, 395], [5000, 0]), method('express', [0, 695])],
  },
  onDelivery: { gb: { mostMinor: 6000, countries: ['GB'] }, cn: null },
};

/** Two cups at 12.50, of which a promotion took 2.50 off, and 3.95 for delivery. */
const order = (more: Partial<Order> = {}): Order =>
  ({
    state: 'paid',
    fulfilment: 'none',
    stock: 'committed',
    isCharging: false,
    adds: null,
    additions: [],
    email: 'ada@example.com',
    currency: 'GBP',
    locale: 'en-gb',
    captureAt: 'payment',
    shippingMethod: 'standard',
    shippingTitle: 'By standard',
    shippingAddress: {
      name: 'Ada',
      country: 'GB',
      city: 'London',
      line1: '1 Mill Lane',
      postalCode: 'N1 1AA',
    },
    totalMinor: 2645,
    lines: [
      { variantId: 'cup', quantity: 2, withdrawnQuantity: 0, unitPriceMinor: 1250, discountMinor: 250 },
    ],
    ...more,
  }) as Order;

const planned = (wish: Omit<AdditionWish, 'orderId'>, more: Partial<Order> = {}, by = rules) => {
  const plan = planAddition(order(more), { orderId: 'o', ...wish }, by);
  if (isRefusal(plan)) throw new Error(plan.detail);
  return plan;
};
const code = (wish: Omit<AdditionWish, 'orderId'>, more: Partial<Order> = {}) => {
  const plan = planAddition(order(more), { orderId: 'o', ...wish }, rules);
  return isRefusal(plan) ? plan.refusal : 'planned';
};
const sums = ({ lines, taxMinor, totalMinor }: ReturnType<typeof planned>) => ({
  lines: lines.map(({ title, quantity, unitPriceMinor, netMinor, taxMinor: tax, grossMinor }) => [
    title,
    quantity,
    unitPriceMinor,
    netMinor,
    tax,
    grossMinor,
  ]),
  taxMinor,
  totalMinor,
});

describe('golden sums of what is added', () => {
  test('goods of the order at its own price and without its promotions, others at that of today; tax half-up per line', () => {
    const plan = planned({
      lines: [
        { variantId: 'cup', quantity: 3 },
        { variantId: 'plate', quantity: 2 },
      ],
    });
    // 37.50 / 6 = 6.25; 6.66 × 5 / 105 = 0.317… → 0.32
    assert.deepEqual(sums(plan), {
      lines: [
        ['A cup', 3, 1250, 3125, 625, 3750],
        ['A plate', 2, 333, 634, 32, 666],
      ],
      taxMinor: 657,
      totalMinor: 4416,
    });
    assert.deepEqual([plan.payment, plan.delivery, plan.captureAt], ['link', null, 'payment']);
  });

  test('a dearer delivery is the difference of what both cost by the rules of today, as a fee with its tax', () => {
    const plan = planned({ shippingMethod: 'express' });
    assert.deepEqual(sums(plan), {
      lines: [['Delivery: By express', 1, 300, 250, 50, 300]],
      taxMinor: 50,
      totalMinor: 300,
    });
    assert.deepEqual(plan.delivery, {
      method: 'express',
      title: 'By express',
      earlierMethod: 'standard',
      earlierTitle: 'By standard',
    });
  });

  test('what a promotion or an earlier price gave for delivery stays given: only the way itself is dearer', () => {
    const free = planned({ shippingMethod: 'express' }, { totalMinor: 2250, shippingMinor: 0 });
    assert.equal(free.totalMinor, 300);
    // Five cups were sent for nothing; express costs 6.95.
    const five = [{ ...order().lines[0], quantity: 5, discountMinor: 0 }] as unknown as Order['lines'];
    assert.equal(planned({ shippingMethod: 'express' }, { lines: five }).totalMinor, 695);
  });

  test('where prices are net the tax comes on top', () => {
    const quotes = new Map([
      ['cup', quote('cup', 1300, { unitPrice: { amountMinor: 999, currency: 'USD' } })],
    ]);
    const usd = { currency: 'USD', lines: [], totalMinor: 0 } as const;
    assert.deepEqual(
      sums(planned({ lines: [{ variantId: 'cup', quantity: 1 }] }, usd, { ...rules, quotes })),
      {
        lines: [['A cup', 1, 999, 999, 200, 1199]],
        taxMinor: 200,
        totalMinor: 1199,
      },
    );
  });
});

describe('how what is added is paid', () => {
  const lines = [{ variantId: 'plate', quantity: 1 }];
  test('at the door where the order is, as long as both together may be', () => {
    const door = { state: 'on-delivery', totalMinor: 2645 } as const;
    assert.equal(planned({ lines }, door).payment, 'on-delivery');
    assert.equal(planned({ lines }, { ...door, totalMinor: 5700 }).payment, 'link');
    assert.equal(
      planned({ shippingMethod: 'express' }, door).payment,
      'link',
      'a fee alone is not handed over',
    );
  });
  test('as goods are sent where the money of the order is taken so, but a fee at once', () => {
    const held = { state: 'authorised', captureAt: 'shipping' } as const;
    assert.equal(planned({ lines }, held).captureAt, 'shipping');
    assert.equal(planned({ lines, shippingMethod: 'express' }, held).captureAt, 'payment');
  });
  test('not at all where it costs nothing', () => {
    const gift = [{ ...order().lines[0], unitPriceMinor: 0, discountMinor: 0 }] as unknown as Order['lines'];
    assert.equal(planned({ lines: [{ variantId: 'cup', quantity: 1 }] }, { lines: gift }).payment, 'nothing');
  });
});

describe('what cannot be added', () => {
  const lines = [{ variantId: 'cup', quantity: 1 }];
  test('to an order that is unpaid, sent, cancelled, being charged, an addition itself, of nobody, or waiting for one', () => {
    const open = {
      orderId: 'x',
      orderNumber: 'X',
      orderKey: 'k',
      state: 'payment-refused',
      totalMinor: 1,
      payBefore: null,
    } as const;
    const wrong: Partial<Order>[] = [
      { state: 'awaiting-payment' },
      { state: 'cancelled' },
      { fulfilment: 'part' },
      { stock: 'held' },
      { isCharging: true },
      { adds: { orderId: 'x', orderNumber: 'X', orderKey: 'k' } },
      { email: null },
      { additions: [open] },
    ];
    for (const more of wrong) assert.equal(code({ lines }, more), 'order-state', JSON.stringify(more));
    assert.equal(code({ lines }, { additions: [{ ...open, state: 'cancelled' }] }), 'planned');
  });
  test('goods that are not sold, too few, named twice, or of too great a sum; a delivery that is not dearer or not offered; nothing', () => {
    assert.equal(code({ lines: [{ variantId: 'bowl', quantity: 1 }] }), 'variant-not-found');
    assert.equal(code({ lines: [{ variantId: 'cup', quantity: 11 }] }), 'out-of-stock');
    assert.equal(code({ lines: [...lines, ...lines] }), 'value-invalid');
    assert.equal(code({ shippingMethod: 'drone' }), 'shipping-unavailable');
    assert.equal(code({ shippingMethod: 'standard' }), 'value-invalid');
    assert.equal(code({ shippingMethod: 'standard' }, { shippingMethod: 'express' }), 'value-invalid');
    assert.equal(code({ shippingMethod: 'express' }, { shippingAddress: null }), 'shipping-unavailable');
    assert.equal(code({}), 'value-invalid');
    const dear = [{ ...order().lines[0], unitPriceMinor: 999_999_999_999 }] as unknown as Order['lines'];
    assert.equal(code({ lines: [{ variantId: 'cup', quantity: 2 }] }, { lines: dear }), 'amount-exceeds');
  });
});
