import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepQuote, stillHolds, type KnownQuotes, type QuotedFacts } from './known-quotes.ts';

const facts = (more: Partial<QuotedFacts> = {}): QuotedFacts => ({
  variantId: 'v',
  productId: 'p',
  slug: 's',
  sku: 'S',
  title: 'T',
  option: null,
  picture: null,
  amountMinor: 100,
  listMinor: null,
  currency: 'GBP',
  taxClass: 'standard',
  categorySlugs: [],
  weightGrams: null,
  shippingClass: null,
  productVersion: 3,
  treeVersion: 2,
  atMs: 1000,
  turnsAtMs: 2000,
  ...more,
});
const seen = { variantId: 'v', productVersion: 3, treeVersion: 2, atMs: 1500, free: 1 };

test('a quote holds while its product and the tree are the same and no price has turned', () => {
  assert.ok(stillHolds(facts(), seen));
  assert.ok(stillHolds(facts({ turnsAtMs: null }), { ...seen, atMs: 1e12 }));
  assert.ok(!stillHolds(facts(), { ...seen, productVersion: 4 }));
  assert.ok(!stillHolds(facts(), { ...seen, treeVersion: 3 }));
  assert.ok(!stillHolds(facts(), { ...seen, atMs: 2000 }));
});

test('a clock that was set back has it read anew', () => {
  assert.ok(!stillHolds(facts(), { ...seen, atMs: 999 }));
});

test('however many quotes there are, ten thousand are kept, the first of them goes', () => {
  const known: KnownQuotes = new Map();
  for (let at = 0; at < 10_002; at++) keepQuote(known, String(at), facts());
  keepQuote(known, '5', facts({ amountMinor: 1 }));
  assert.equal(known.size, 10_000);
  assert.equal(known.has('1'), false);
  assert.equal(known.get('2')?.amountMinor, 100);
  assert.equal(known.get('5')?.amountMinor, 1);
});
