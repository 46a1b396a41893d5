import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivePrice } from './derive-price.ts';
import { readExchangeRate } from './read-exchange-rate.ts';
import { usualPriceMinor } from './usual-price.ts';

test('the stored rate crosses two rates of one date', async () => {
  const rate = await readExchangeRate(new URL('../data/exchange-rates-2026-06.csv', import.meta.url));
  assert.deepEqual(
    { ...rate, source: '' },
    {
      base: 'GBP',
      quote: 'CNY',
      date: '2026-06-01',
      basePerUsd: '0.7497',
      quotePerUsd: '6.7758',
      source: '',
    },
  );
  assert.match(rate.source, /PDDL/u);
  assert.equal(derivePrice(255, rate), 2290);
  assert.equal(derivePrice(1275, rate), 11_900);
});

test('the most frequent price wins, the higher one on a tie, in whole pence half up', () => {
  assert.equal(
    usualPriceMinor(
      new Map([
        [2950, 7],
        [5060, 9],
        [2550, 9],
      ]),
    ),
    506,
  );
  assert.equal(usualPriceMinor(new Map([[1255, 1]])), 126);
  assert.equal(usualPriceMinor(new Map([[1, 1]])), 1);
  assert.throws(() => usualPriceMinor(new Map()), /no usual price/u);
});
