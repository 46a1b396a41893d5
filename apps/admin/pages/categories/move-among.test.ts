import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveAmong } from './move-among.ts';

const at = (slug: string, position: number, parentSlug: string | null = null) => ({
  slug,
  title: { en: slug, zh: slug },
  parentSlug,
  position,
  version: 3,
});

test('a category changes places with its neighbour among those of the same parent', () => {
  const tree = [at('a', 1), at('b', 1), at('c', 3), at('a1', 1, 'a')];
  assert.deepEqual(
    moveAmong(tree, at('b', 1), 1).map(({ slug, position }) => [slug, position]),
    [
      ['c', 2],
      ['b', 3],
    ],
  );
  assert.deepEqual(
    moveAmong(tree, at('b', 1), -1).map(({ slug, position }) => [slug, position]),
    [['a', 2]],
  );
  assert.deepEqual([moveAmong(tree, at('a', 1), -1), moveAmong(tree, at('a1', 1, 'a'), 1)], [[], []]);
});
