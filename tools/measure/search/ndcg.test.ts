import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ndcg } from './ndcg.ts';

const grades = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 0],
]);

test('the best order is 1, none is 0, and a good result counts less further down', () => {
  assert.equal(ndcg(['a', 'b', 'c'], grades), 1);
  assert.equal(ndcg([], grades), 0);
  assert.equal(ndcg(['x', 'c'], grades), 0);
  // (3 + 7/log2(3)) / (7 + 3/log2(3))
  assert.equal(ndcg(['b', 'a'], grades).toFixed(4), '0.8340');
});

test('what comes after the tenth place counts nothing', () => {
  const unjudged = Array.from({ length: 10 }, (_, place) => `x${place}`);
  assert.equal(ndcg([...unjudged, 'a'], grades), 0);
});
