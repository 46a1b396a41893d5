import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { locales, markets, type Locale } from '#contracts/markets.ts';
import type { GoodsValue } from '#contracts/order/promotion.ts';
import { appraiseCart } from './appraise-cart.ts';
import type { Cart, Quote } from './cart.ts';
import type { MarketRules, TaxClass } from './market-rules.ts';
import { aPromotion } from './promotion/a-promotion.ts';
import type { Promotion } from './promotion/promotion.ts';
import { viewCart } from './view-cart.ts';

const rulesOf = (jurisdiction: string, standard: number, reduced: number): MarketRules => ({
  zones: [{ code: 'home', areas: [{ country: '*', regions: null, postalPrefixes: null }] }],
  methods: [
    {
      zone: 'home',
      code: 'standard',
      title: { en: 'Standard', zh: '标准' },
      daysMin: 1,
      daysMax: 3,
      taxClass: 'standard',
      carries: null,
      weightMostGrams: null,
      surcharges: [],
      bands: [
        { goodsFromMinor: 0, weightFromGrams: 0, priceMinor: 395 },
        { goodsFromMinor: 5000, weightFromGrams: 0, priceMinor: 0 },
      ],
    },
  ],
  taxZones: { '*': jurisdiction },
  taxRates: (['standard', 'reduced', 'zero'] as const).map((taxClass, index) => {
    const rateBasisPoints = [standard, reduced, 0][index] ?? 0;
    return { jurisdiction, taxClass, rateBasisPoints, rule: `${jurisdiction}/${taxClass}` };
  }),
});
const rules = { gb: rulesOf('GB', 2000, 500), cn: rulesOf('CN', 1300, 900) };
type Line = [unitMinor: number, quantity: number, taxClass?: TaxClass, ...categorySlugs: string[]];

function appraise(locale: Locale, given: Line[], promotions: Promotion[], more: Partial<Cart> = {}) {
  const { market } = locales[locale];
  const quotes = given.map(([unitMinor, , taxClass = 'standard', ...categorySlugs], index) =>
    quoteOf(`v${index}`, unitMinor, locale, { taxClass, categorySlugs }),
  );
  const gift = quoteOf('gift', 700, locale);
  const lines = given.map(([, quantity], index) => ({ variantId: `v${index}`, quantity, words: wordless }));
  const cart: Cart = {
    cartId: 'c',
    locale,
    market,
    storedMarket: market,
    version: 1,
    customerId: null,
    email: null,
    shippingAddress: null,
    invoiceTo: null,
    shippingMethod: 'standard',
    frozenBy: null,
    lines,
    rules: rules[market],
    onDelivery: { gb: null, cn: null },
    promotions,
    couponCode: null,
    storedCouponCode: null,
    repricing: null,
    points: 0,
    pointsWorth: { GBP: 1, CNY: 10 },
    coupon: null,
    wallTime: '2026-11-27T09:00',
    buyer: { isSignedIn: false, customerGroups: [] },
    ...more,
  };
  const appraisal = appraiseCart(cart, [...quotes, gift]);
  return { appraisal, view: viewCart(cart, appraisal, 't') };
}

const wordless = { slug: 's', sku: 's', title: 't', option: null, picture: null };
function quoteOf(variantId: string, amountMinor: number, locale: Locale, more: Partial<Quote> = {}): Quote {
  const { currency } = markets[locales[locale].market];
  const unitPrice = { amountMinor, currency };
  const goods = { variantId, productId: 'p', unitPrice, taxClass: 'standard', free: 1e6 } as const;
  return { ...wordless, ...goods, categorySlugs: [], ...more };
}

const sums = ({ view: { totals, lines } }: ReturnType<typeof appraise>) => ({
  lines: lines.map(({ total }) => total.amountMinor),
  full: [totals.goodsFull.amountMinor, totals.shippingFull.amountMinor],
  discounts: totals.discounts.map(({ title, amount }) => [title, amount.amountMinor]),
  paid: [totals.goods.amountMinor, totals.shipping.amountMinor, totals.total.amountMinor],
  tax: totals.tax.amountMinor,
});

describe('golden carts', () => {
  test('GBP: 10 % off 42.49, taxed by what is left: 33.75 at 20 %, 4.49 at 0 %, delivery 3.95', () => {
    const cart = appraise(
      'en-gb',
      [
        [1250, 3],
        [499, 1, 'zero'],
      ],
      [aPromotion()],
    );
    // VAT is one sixth (HMRC, VAT Notice 700): 33.75 ÷ 6 = 5.625 and 3.95 ÷ 6 = 0.658…
    assert.deepEqual(sums(cart), {
      lines: [3375, 449],
      full: [4249, 395],
      discounts: [['Ten off', 425]],
      paid: [3824, 395, 4219],
      tax: 563 + 66,
    });
    assert.deepEqual(cart.view.lines[0]?.discounts, [
      {
        promotionId: aPromotion().promotionId,
        title: 'Ten off',
        amount: { amountMinor: 375, currency: 'GBP' },
      },
    ]);
  });

  test('CNY: 满300减40, to 199.00 at 13 % and 129.00 at 9 %', () => {
    const title = { en: '40 off 300', zh: '满300减40' };
    const action = { type: 'fixed', amountMinor: 4000, goods: null } as const;
    const off = aPromotion({ market: 'cn', title, action, conditions: { amountLeastMinor: 30_000 } });
    const lines: Line[] = [
      [19_900, 1],
      [12_900, 1, 'reduced'],
    ];
    // Net = gross ÷ (1 + rate): 174.73 holds 20.10…, 113.27 holds 9.35…
    assert.deepEqual(sums(appraise('zh-cn', lines, [off])), {
      lines: [17_473, 11_327],
      full: [32_800, 0],
      discounts: [['满300减40', 4000]],
      paid: [28_800, 0, 28_800],
      tax: 2010 + 935,
    });
    assert.deepEqual(sums(appraise('zh-cn', [[19_900, 1]], [off])).discounts, []);
  });

  test('delivery is priced by what is left of the goods', () => {
    const cart = sums(appraise('en-gb', [[5000, 1]], [aPromotion()]));
    assert.deepEqual(
      [cart.full, cart.paid],
      [
        [5000, 395],
        [4500, 395, 4895],
      ],
    );
  });

  test('free delivery is a discount under its name, and nothing is taxed of it', () => {
    const action = { type: 'free-shipping', methods: null, amountMostMinor: 300 } as const;
    const cart = appraise('en-gb', [[1200, 1]], [aPromotion({ action })]);
    assert.deepEqual(sums(cart), {
      lines: [1200],
      full: [1200, 395],
      discounts: [['Ten off', 300]],
      paid: [1200, 95, 1295],
      tax: 200 + 16,
    });
    assert.equal(cart.view.shippingMethods[0]?.price.amountMinor, 95);
  });

  test('a gift is a line of its own, worth what is taken off for it', () => {
    const action = { type: 'gift', variantId: 'gift', quantity: 2 } as const;
    const cart = appraise('en-gb', [[1200, 1]], [aPromotion({ action })]);
    const { discounts, full, paid } = sums(cart);
    assert.deepEqual([discounts, full, paid], [[['Ten off', 1400]], [2600, 395], [1200, 395, 1595]]);
    assert.deepEqual(
      cart.view.gifts.map(({ variantId, quantity, promotionTitle }) => [variantId, quantity, promotionTitle]),
      [['gift', 2, 'Ten off']],
    );
    assert.equal(cart.view.lines.length, 1);
    assert.deepEqual(
      cart.appraisal.sold.map(({ isGift, priced }) => [
        isGift,
        priced.gross.amountMinor,
        priced.tax.amountMinor,
      ]),
      [
        [false, 1200, 200],
        [true, 0, 0],
      ],
    );
  });
});

const anyGoods = fc.constantFrom<GoodsValue>(
  null,
  { variantIds: ['v0'], categorySlugs: ['a'] },
  { variantIds: [], categorySlugs: ['b'] },
);
const anyAction = fc.oneof(
  fc.record({
    type: fc.constant('percent' as const),
    basisPoints: fc.integer({ min: 1, max: 10_000 }),
    goods: anyGoods,
  }),
  fc.record({
    type: fc.constant('fixed' as const),
    amountMinor: fc.integer({ min: 1, max: 20_000 }),
    goods: anyGoods,
  }),
  fc.record({
    type: fc.constant('buy-get' as const),
    buyQuantity: fc.integer({ min: 1, max: 4 }),
    getQuantity: fc.integer({ min: 1, max: 3 }),
    basisPoints: fc.integer({ min: 1, max: 10_000 }),
    buy: anyGoods,
    get: anyGoods,
    timesMost: fc.option(fc.integer({ min: 1, max: 5 })),
  }),
  fc.record({
    type: fc.constant('free-shipping' as const),
    methods: fc.constantFrom<string[] | null>(null, ['standard'], ['express']),
    amountMostMinor: fc.option(fc.integer({ min: 1, max: 500 })),
  }),
  fc.constant({ type: 'gift' as const, variantId: 'gift', quantity: 1 }),
);
const idOf = (index: number) => `p${index}`;
const anyPromotions = fc.array(
  fc.record({
    action: anyAction,
    priority: fc.nat(3),
    isExclusive: fc.boolean(),
    stacksWith: fc.option(fc.subarray([0, 1, 2, 3, 4].map(idOf))),
  }),
  { maxLength: 5 },
);
const anyLines = fc.array(
  fc.tuple(
    fc.nat(100_000),
    fc.integer({ min: 1, max: 99 }),
    fc.constantFrom<TaxClass>('standard', 'reduced', 'zero'),
    fc.constantFrom('a', 'b'),
  ),
  { maxLength: 6 },
);

test('whatever the promotions, sums hold to the penny, and who may not stand together does not', () => {
  fc.assert(
    fc.property(
      anyLines,
      anyPromotions,
      fc.constantFrom<Locale>('en-gb', 'zh-cn'),
      (lines, drawn, locale) => {
        const market = locales[locale].market;
        const promotions = drawn.map((each, index) =>
          aPromotion({ ...each, market, promotionId: idOf(index) }),
        );
        const { appraisal, view } = appraise(locale, lines, promotions);
        const { totals } = view;
        const taken = totals.discounts.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
        const { goodsFull, shippingFull, goods, shipping, tax, total } = totals;
        assert.equal(total.amountMinor, goodsFull.amountMinor + shippingFull.amountMinor - taken);
        assert.equal(total.amountMinor, goods.amountMinor + shipping.amountMinor);
        let [gross, taxes] = [0, 0];
        for (const { priced, discounts, quote, quantity } of appraisal.sold) {
          const off = discounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          assert.equal(priced.discount.amountMinor, off);
          assert.equal(priced.gross.amountMinor, quote.unitPrice.amountMinor * quantity - off);
          assert.ok(priced.gross.amountMinor >= 0);
          gross += priced.gross.amountMinor;
          taxes += priced.tax.amountMinor;
        }
        assert.equal(gross, goods.amountMinor);
        assert.equal(taxes + (appraisal.priced.shipping?.tax.amountMinor ?? 0), tax.amountMinor);
        assert.ok(totals.discounts.every(({ amount }) => amount.amountMinor > 0));
        const ids = totals.discounts.map(({ promotionId }) => promotionId);
        for (const one of promotions.filter(({ promotionId }) => ids.includes(promotionId))) {
          const others = ids.filter((each) => each !== one.promotionId);
          if (one.isExclusive) assert.deepEqual(others, []);
          for (const other of others) assert.ok(one.stacksWith?.includes(other) ?? true);
        }
        assert.deepEqual(appraise(locale, lines, promotions.toReversed()).view, view);
      },
    ),
  );
});
