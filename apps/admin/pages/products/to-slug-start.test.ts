import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toSlugStart } from './to-slug-start.ts';

test('a typed name becomes the beginning of an address', () => {
  assert.equal(toSlugStart('White Hanging  heart'), 'white-hanging-heart');
  assert.equal(toSlugStart(' Children’s cup & saucer '), 'childrens-cup-saucer');
  assert.equal(toSlugStart('café'), 'cafe');
  assert.equal(toSlugStart('红色'), '');
  assert.equal(toSlugStart('a'.repeat(100)).length, 60);
});
