import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readViewed } from './viewed-products.ts';

test('what a device keeps of products is read, and anything else counts for nothing', () => {
  const mug = {
    slug: 'mug',
    title: 'Mug',
    picture: null,
    priceFrom: { amountMinor: 125, currency: 'GBP' },
    hasPriceRange: false,
    isAvailable: true,
  };
  const cheap = { ...mug, priceFrom: { amountMinor: '1', currency: 'GBP' } };
  assert.deepEqual(readViewed(JSON.stringify([mug, null, 'mug', { slug: 'x' }, cheap])), [mug]);
  for (const text of ['', 'null', '{"slug":"mug"}', '[', '7']) assert.deepEqual(readViewed(text), []);
});
