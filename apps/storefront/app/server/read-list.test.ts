import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readList } from './read-list.ts';

const read = (query: string) => readList(new Request(`http://shop.example/en-gb/search?${query}`));

test('an address says what a list is narrowed down by', () => {
  assert.deepEqual(read('q=+mug+&f=colour%3DRed&f=colour%3DDeep+blue&price=200-499&available=1').narrowing, {
    query: 'mug',
    chosen: 'colour=Red&colour=Deep+blue',
    priceFromMinor: 200,
    priceToMinor: 499,
    isAvailable: true,
  });
  assert.deepEqual(read('category=mugs-cups&price=5000-').narrowing, {
    category: 'mugs-cups',
    priceFromMinor: 5000,
  });
});

test('nonsense in an address counts as nothing', () => {
  assert.deepEqual(read('f=Red&f==x&price=cheap&available=yes&category=A%20B&sort=best&shown=many'), {
    query: '',
    sort: undefined,
    narrowing: {},
    place: { limit: 24 },
  });
});

test('a list shows 24 products, more in steps of 24, and 96 at most', () => {
  const limits = ['', 'shown=48', 'shown=50', 'shown=96', 'shown=5000', 'shown=-24', 'shown=Infinity'];
  assert.deepEqual(
    limits.map((query) => read(query).place.limit),
    [24, 48, 48, 96, 96, 24, 24],
  );
  assert.deepEqual(read('cursor=abc&shown=48').place, { limit: 48, cursor: 'abc' });
});
