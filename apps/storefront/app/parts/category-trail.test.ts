import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryTrail } from './category-trail.ts';

const category = (slug: string, parentSlug: string | null) => ({ slug, title: slug, parentSlug });

test('a trail leads from the top of the tree to a category, and ends even where categories are in a circle', () => {
  const tree = [category('home', null), category('candles', 'home'), category('pillars', 'candles')];
  const slugs = (from: typeof tree, slug: string) => categoryTrail(from, slug).map((each) => each.slug);
  assert.deepEqual(slugs(tree, 'pillars'), ['home', 'candles', 'pillars']);
  assert.deepEqual(slugs(tree, 'boats'), []);
  assert.deepEqual(slugs([category('one', 'two'), category('two', 'one')], 'one'), ['two', 'one']);
});
