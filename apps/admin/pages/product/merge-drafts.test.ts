import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSame, mergeDrafts } from './merge-drafts.ts';

const base = {
  title: { en: 'Cup', zh: '杯子' },
  tags: ['a'],
  variants: [
    { variantId: '1', sku: 'A', prices: [100] },
    { variantId: '2', sku: 'B', prices: [200] },
  ],
};

test('what only one of two people changed counts, in texts and variants alike', () => {
  const mine = {
    ...base,
    title: { en: 'Mug', zh: '杯子' },
    variants: [{ ...base.variants[0], sku: 'A2' }, base.variants[1]],
  };
  const theirs = {
    ...base,
    tags: ['a', 'b'],
    variants: [{ ...base.variants[0], prices: [90] }, base.variants[1]],
  };
  assert.deepEqual(mergeDrafts<unknown>(base, mine, theirs), {
    merged: {
      title: { en: 'Mug', zh: '杯子' },
      tags: ['a', 'b'],
      variants: [{ variantId: '1', sku: 'A2', prices: [90] }, base.variants[1]],
    },
    clashes: [],
  });
});

test('what both changed is a clash that is decided one way or the other', () => {
  const mine = { ...base, title: { en: 'Mug', zh: '马克杯' }, variants: [base.variants[0]] };
  const theirs = { ...base, title: { en: 'Beaker', zh: '马克杯' }, variants: [base.variants[1]] };
  const { merged, clashes } = mergeDrafts<unknown>(base, mine, theirs, { '/variants': 'theirs' });
  assert.deepEqual(clashes, [
    { path: '/title/en', mine: 'Mug', theirs: 'Beaker' },
    { path: '/variants', mine: [base.variants[0]], theirs: [base.variants[1]] },
  ]);
  assert.deepEqual(merged, { ...base, title: { en: 'Mug', zh: '马克杯' }, variants: [base.variants[1]] });
});

test('the order of fields does not make a change', () => {
  assert.equal(isSame({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 }), true);
  assert.equal(isSame({ a: [1, 2] }, { a: [2, 1] }), false);
});
