import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bits } from './bits.ts';
import type { IndexedDocument } from './documents.ts';
import { findMarked } from './find-marked.ts';
import { findMatching } from './find-matching.ts';
import { readTsquery } from './read-tsquery.ts';
import { createWordIndex, type WordIndex } from './word-index.ts';

function aDocument(productId: string, words: string, more: Partial<IndexedDocument> = {}): IndexedDocument {
  const pricesMinor = { gb: 295, cn: null, eu: null, us: null, jp: null, kw: null };
  const none = { rangedIn: [], availableIn: [], categorySlugs: [], tokens: [] };
  const shown = { slug: productId, title: productId, picture: null };
  return { productId, ...shown, words, titleLength: 2, popularity: 1, pricesMinor, ...none, ...more };
}

function idsOf(index: WordIndex, text: string): string[] {
  const query = readTsquery(text);
  assert.ok(query && query !== 'beyond');
  const { alive, productIds } = index.documents();
  const ids: string[] = [];
  bits.visit(
    bits.keep(findMatching(index, query).anywhere, alive),
    (number) => void ids.push(productIds.at(number)),
  );
  index.workspace().takeSetsBack();
  return ids.toSorted();
}

test('a document that is put again takes the place of the one before, and one that is removed is gone', () => {
  const index = createWordIndex();
  index.put(aDocument('a', "'mug':1A 'red':2A"));
  index.put(aDocument('b', "'mug':1A"));
  assert.deepEqual(idsOf(index, "'mug'"), ['a', 'b']);
  index.put(aDocument('a', "'cup':1A"));
  assert.deepEqual([idsOf(index, "'mug'"), idsOf(index, "'red'"), idsOf(index, "'cup'")], [['b'], [], ['a']]);
  index.remove('b');
  index.remove('nobody');
  assert.deepEqual(idsOf(index, "'mug':*"), []);
  assert.equal(index.count(), 1);
});

test('however often documents are written, those that went take no more room than a share, and all are found', () => {
  const index = createWordIndex();
  const words = (turn: number, at: number) => `'all':1A 'turn${turn}':2B 'own${at}':3C`;
  for (let turn = 0; turn < 12; turn += 1) {
    for (let at = 0; at < 600; at += 1)
      index.put(aDocument(`p${at}`, words(turn, at), { tokens: [`t=${at % 3}`] }));
    index.remove(`p${turn}`);
    assert.ok(index.size() <= 600 + 1001, String(index.size()));
  }
  assert.equal(index.count(), 599);
  assert.equal(idsOf(index, "'all' & 'turn11'").length, 599);
  assert.deepEqual(idsOf(index, "'turn10'"), []);
  assert.deepEqual(idsOf(index, "'own123'"), ['p123']);
  const third: number[] = [];
  const marked = bits.keep(findMarked(index, ['t=1', 't=7']), index.documents().alive);
  bits.visit(marked, (number) => void third.push(number));
  assert.equal(third.length, 200);
});

test('words are looked for in some fields only, and a mark is no word', () => {
  const index = createWordIndex();
  index.put(aDocument('title', "'mug':1A"));
  index.put(aDocument('text', "'mug':1C", { tokens: ['mug=1'], categorySlugs: ['mugs'] }));
  assert.deepEqual(idsOf(index, "'mug':AB"), ['title']);
  assert.deepEqual(idsOf(index, "'mug':C"), ['text']);
  assert.deepEqual(idsOf(index, "'mug':*"), ['text', 'title']);
  assert.equal(findMarked(index, ['category=mugs'])[0], 0b10);
  assert.equal(findMarked(index, ['category=mug'])[0], 0);
});

test('a document takes next to nothing of the heap, which ends a process where it is full', () => {
  const most = 30_000;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heapInUse = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = heapInUse();
  const index = createWordIndex();
  for (let at = 0; at < most; at += 1) {
    const shown = {
      slug: `a-mug-of-its-own-${at}`,
      title: `A mug of its own ${at}`,
      picture: `/media/${at}.webp`,
    };
    index.put(
      aDocument(`product-${at}`, `'mug':1A 'sku${at}':2B`, { ...shown, tokens: [`colour=${at % 7}`] }),
    );
  }
  const bytesEach = (heapInUse() - before) / most;
  assert.ok(bytesEach < 30, `${bytesEach} bytes each`);
  assert.equal(index.count(), most);
});
