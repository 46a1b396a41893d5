import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { test } from 'node:test';
import { createAnswerCache, storedAnswer } from './answer-cache.ts';

const answer = (text: string) => storedAnswer('application/json', Buffer.from(text), 'no-cache');
const rule = (begun: number, ...tags: string[]) => ({ tags, maxAgeSeconds: 60, begun });

test('an answer is found until one of its tags is dropped; others stay', () => {
  const cache = createAnswerCache();
  cache.store('/a', answer('a'), rule(cache.begin(), 'product:a', 'products'));
  cache.store('/b', answer('b'), rule(cache.begin(), 'product:b'));
  cache.drop(['product:a'], {});
  assert.equal(cache.find('/a'), undefined);
  assert.equal(cache.find('/b')?.bytes.toString(), 'b');
});

test('an answer whose fetching began before its tag was dropped is not stored', () => {
  const cache = createAnswerCache();
  const begun = cache.begin();
  cache.drop(['product:a'], {});
  cache.store('/a', answer('old'), rule(begun, 'product:a'));
  assert.equal(cache.find('/a'), undefined);
  cache.store('/a', answer('new'), rule(cache.begin(), 'product:a'));
  assert.equal(cache.find('/a')?.bytes.toString(), 'new');
});

test('after a gap nothing older is kept or stored', () => {
  const cache = createAnswerCache();
  cache.store('/a', answer('a'), rule(cache.begin(), 't'));
  const begun = cache.begin();
  cache.clear();
  cache.store('/b', answer('b'), rule(begun, 'u'));
  assert.equal(cache.find('/a'), undefined);
  assert.equal(cache.find('/b'), undefined);
});

test('what made answers old is remembered by tag, the latest of each event', () => {
  const cache = createAnswerCache();
  const at = (sequence: number) => ({ epoch: 1, xid: '9', sequence });
  cache.drop(['product:a', 'products'], { 'product.changed': at(7) });
  cache.drop(['product:b', 'products'], { 'product.changed': at(5), 'stock.changed': at(8) });
  assert.deepEqual(cache.mustHaveHeard(['product:b']), {
    'product.changed': at(5),
    'stock.changed': at(8),
  });
  assert.deepEqual(cache.mustHaveHeard(['products', 'categories']), {
    'product.changed': at(7),
    'stock.changed': at(8),
  });
  assert.deepEqual(cache.mustHaveHeard(['categories']), {});
});

test('an answer that was made within seconds of a change is kept for a second at most', async () => {
  let now = 0;
  const cache = createAnswerCache(() => now);
  cache.drop(['t'], {});
  now = 4999;
  cache.store('/unsure', answer('unsure'), rule(cache.begin(), 't'));
  now = 5000;
  cache.store('/sure', answer('sure'), rule(cache.begin(), 't'));
  assert.equal(cache.find('/unsure')?.bytes.toString(), 'unsure');
  await new Promise((resolve) => setTimeout(resolve, 1050));
  assert.equal(cache.find('/unsure'), undefined);
  assert.equal(cache.find('/sure')?.bytes.toString(), 'sure');
});

test('bytes come with a tag of their content and a compressed form that says the same', () => {
  const text = JSON.stringify({ words: 'bunting '.repeat(200) });
  const stored = answer(text);
  assert.equal(stored.etag, answer(text).etag);
  assert.notEqual(stored.etag, answer(`${text} `).etag);
  assert.ok(stored.gzip);
  assert.equal(gunzipSync(stored.gzip).toString(), text);
  assert.ok(stored.gzip.length < stored.bytes.length / 5);
});
