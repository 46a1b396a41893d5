import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeDeliveryFrom } from './free-delivery-from.ts';

const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });
const way = (isAbroad: boolean, ...prices: [number, number][]) => ({
  isAbroad,
  prices: prices.map(([goodsFrom, price]) => ({ goodsFrom: pounds(goodsFrom), price: pounds(price) })),
});

test('delivery is free from the lowest value at which a way at home costs nothing', () => {
  const home = [way(false, [0, 395], [5000, 0]), way(false, [0, 695], [4000, 0])];
  assert.deepEqual(freeDeliveryFrom({ delivery: [...home, way(true, [1000, 0])] }), pounds(4000));
  assert.equal(freeDeliveryFrom({ delivery: [way(false, [0, 395]), way(true, [0, 0])] }), undefined);
  assert.equal(freeDeliveryFrom(null), undefined);
});
