import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findShippingMethods, type Parcel } from './find-shipping-methods.ts';
import type { MarketRules, ShippingMethod } from './market-rules.ts';

const everywhere = { regions: null, postalPrefixes: null };
const method = (zone: string, code: string, priceMinor: number, more: Partial<ShippingMethod> = {}) => ({
  zone,
  code,
  title: { en: code, zh: code },
  daysMin: 1,
  daysMax: 2,
  taxClass: 'standard' as const,
  carries: null,
  weightMostGrams: null,
  bands: [{ goodsFromMinor: 0, weightFromGrams: 0, priceMinor }],
  surcharges: [],
  ...more,
});
const rules = (methods: ShippingMethod[], zones?: MarketRules['zones']): MarketRules => ({
  zones: zones ?? [{ code: 'all', areas: [{ country: '*', ...everywhere }] }],
  methods,
  taxZones: {},
  taxRates: [],
});
const offers = (given: MarketRules, place: object = {}, parcel: Partial<Parcel> = {}) =>
  findShippingMethods(
    given,
    { country: 'GB', ...place },
    { goodsMinor: 1000, weightGrams: 0, piecesByClass: {}, currency: 'GBP', ...parcel },
  ).map(({ method: { code }, price }) => `${code} ${price.amountMinor}`);

test('the first zone that has the place counts: postal codes by their beginnings, regions by their names', () => {
  const areas = {
    highlands: [{ country: 'GB', regions: null, postalPrefixes: ['IV', 'ZE', 'kw15'] }],
    west: [{ country: 'CN', regions: ['西藏自治区', 'Xinjiang'], postalPrefixes: null }],
    home: [
      { country: 'GB', ...everywhere },
      { country: 'CN', ...everywhere },
    ],
    world: [{ country: '*', ...everywhere }],
  };
  const zones = Object.entries(areas).map(([code, each]) => ({ code, areas: each }));
  const given = rules(
    zones.map(({ code }, index) => method(code, code, index)),
    zones,
  );
  assert.deepEqual(offers(given, { postalCode: 'ZE1 0AA' }), ['highlands 0']);
  assert.deepEqual(offers(given, { postalCode: 'KW15 1AA' }), ['highlands 0']);
  assert.deepEqual(offers(given, { postalCode: 'kw15aa' }), ['home 2']);
  assert.deepEqual(offers(given, { postalCode: 'SW1Y 4JH' }), ['home 2']);
  assert.deepEqual(offers(given, {}), ['home 2']);
  assert.deepEqual(offers(given, { country: 'CN', region: 'xinjiang' }), ['west 1']);
  assert.deepEqual(offers(given, { country: 'CN', region: '浙江省' }), ['home 2']);
  assert.deepEqual(offers(given, { country: 'KW' }), ['world 3']);
  assert.deepEqual(offers(rules([], zones.slice(0, 1))), []);
});

test('the last band counts whose value and weight are both reached', () => {
  const bands = [
    { goodsFromMinor: 0, weightFromGrams: 0, priceMinor: 395 },
    { goodsFromMinor: 5000, weightFromGrams: 0, priceMinor: 0 },
    { goodsFromMinor: 0, weightFromGrams: 2000, priceMinor: 895 },
    { goodsFromMinor: 20_000, weightFromGrams: 2000, priceMinor: 500 },
  ];
  const given = rules([method('all', 'post', 0, { bands })]);
  const at = (goodsMinor: number, weightGrams: number) => offers(given, {}, { goodsMinor, weightGrams })[0];
  assert.deepEqual(
    [at(4999, 0), at(5000, 1999), at(5000, 2000), at(20_000, 2000)],
    ['post 395', 'post 0', 'post 895', 'post 500'],
  );
});

test('a way of sending takes no more than its weight, and no class that it does not carry', () => {
  const given = rules([
    method('all', 'letter', 100, { weightMostGrams: 750, carries: [] }),
    method('all', 'parcel', 400, { carries: ['fragile'] }),
    method('all', 'van', 3000, { surcharges: [{ shippingClass: 'bulky', perPieceMinor: 1500 }] }),
  ]);
  assert.deepEqual(offers(given, {}, { weightGrams: 750 }), ['letter 100', 'parcel 400', 'van 3000']);
  assert.deepEqual(offers(given, {}, { weightGrams: 751 }), ['parcel 400', 'van 3000']);
  assert.deepEqual(offers(given, {}, { piecesByClass: { fragile: 2 } }), ['parcel 400', 'van 3000']);
  assert.deepEqual(offers(given, {}, { piecesByClass: { fragile: 1, bulky: 2 } }), ['van 6000']);
});
