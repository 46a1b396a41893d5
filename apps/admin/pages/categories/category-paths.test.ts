import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryPaths } from './category-paths.ts';

test('categories are told with the way that leads to them, each behind what it is in', () => {
  const tree = [
    { slug: 'home', title: { en: 'Home', zh: '家居' }, parentSlug: null },
    { slug: 'gifts', title: { en: 'Gifts', zh: '礼品' }, parentSlug: null },
    { slug: 'cups', title: { en: 'Cups', zh: '杯子' }, parentSlug: 'home' },
  ];
  assert.deepEqual(categoryPaths(tree, 'en-gb'), [
    { value: 'home', label: 'Home', depth: 0 },
    { value: 'cups', label: 'Home › Cups', depth: 1 },
    { value: 'gifts', label: 'Gifts', depth: 0 },
  ]);
  assert.equal(categoryPaths(tree, 'zh-cn')[1]?.label, '家居 › 杯子');
});
