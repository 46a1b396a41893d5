import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyDraft } from '../pages/product/empty-draft.ts';
import { applyChange } from './change-products.ts';

test('a change of many products leaves alone those that are so already', () => {
  const cup = { ...emptyDraft('0198a000-0000-7000-8000-000000000001'), categorySlugs: ['cups'] };
  const into = (categorySlug: string) => applyChange(cup, { kind: 'addCategory', categorySlug });
  assert.deepEqual(into('gifts').categorySlugs, ['cups', 'gifts']);
  assert.equal(into('cups'), cup);
  assert.deepEqual(applyChange(cup, { kind: 'removeCategory', categorySlug: 'cups' }).categorySlugs, []);
  assert.equal(applyChange(cup, { kind: 'removeCategory', categorySlug: 'gifts' }), cup);
  assert.equal(applyChange(cup, { kind: 'brand', brandSlug: 'retro' }).brandSlug, 'retro');
  assert.equal(applyChange(cup, { kind: 'brand', brandSlug: null }), cup);
  assert.equal(applyChange(cup, { kind: 'hidden', isHidden: true }).isHidden, true);
  assert.equal(applyChange(cup, { kind: 'hidden', isHidden: false }), cup);
  assert.equal(applyChange(cup, { kind: 'tax', taxClass: 'zero' }).taxClass, 'zero');
  assert.equal(applyChange(cup, { kind: 'tax', taxClass: 'standard' }), cup);
});
