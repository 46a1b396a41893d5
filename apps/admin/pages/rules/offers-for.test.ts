import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offersFor } from './offers-for.ts';

const area = (country: string) => ({ country, regions: null, postalPrefixes: null });
const method = (
  zone: string,
  code: string,
  weightMostGrams: number | null,
  prices: [number, number, number][],
) => ({
  zone,
  code,
  title: { en: code, zh: code },
  daysMin: 2,
  daysMax: 4,
  taxClass: 'standard' as const,
  carries: null,
  weightMostGrams,
  bands: prices.map(([goodsFromMinor, weightFromGrams, priceMinor]) => ({
    goodsFromMinor,
    weightFromGrams,
    priceMinor,
  })),
  surcharges: [],
});

test('an example basket is told what each method would cost, by the band that it reaches', () => {
  const rules = {
    zones: [
      { code: 'islands', areas: [{ country: 'GB', regions: null, postalPrefixes: ['JE'] }] },
      { code: 'home', areas: [area('GB')] },
      { code: 'world', areas: [area('*')] },
    ],
    methods: [
      method('home', 'post', null, [
        [0, 0, 395],
        [5000, 0, 0],
        [0, 2000, 695],
      ]),
      method('home', 'letter', 100, [[0, 0, 150]]),
      method('world', 'air', null, [[1000, 0, 1500]]),
    ],
    taxZones: [{ country: '*', jurisdiction: 'GB' }],
  };
  const prices = (country: string, goodsMinor: number, weightGrams: number) =>
    offersFor(rules, { country, goodsMinor, weightGrams }).map(({ code, priceMinor }) => [code, priceMinor]);
  assert.deepEqual(prices('GB', 2000, 50), [
    ['post', 395],
    ['letter', 150],
  ]);
  assert.deepEqual(prices('GB', 6000, 500), [['post', 0]]);
  assert.deepEqual(prices('GB', 2000, 2500), [['post', 695]]);
  assert.deepEqual(prices('FR', 500, 500), []);
  assert.deepEqual(prices('FR', 1000, 500), [['air', 1500]]);
});
