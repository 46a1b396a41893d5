import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { test } from 'node:test';
import type { Step } from '#runtime/db/statement.ts';
import type { IndexedDocument } from '../../domain/word-index/documents.ts';
import { loadWords } from './load-words.ts';

const pricesMinor = { gb: 295, cn: null, eu: null, us: null, jp: null, kw: null };
const none = { picture: null, rangedIn: [], availableIn: [], categorySlugs: [], tokens: [] };

function someDocuments(from: number, count: number): IndexedDocument[] {
  return Array.from({ length: count }, (_, at) => {
    const productId = `product-${String(from + at).padStart(5, '0')}`;
    const shown = { slug: productId, title: productId, words: `'mug':1A`, titleLength: 1, popularity: 0 };
    return { productId, ...shown, pricesMinor, ...none };
  });
}

/** A database that gives so many documents, and as many rows at once as it is asked for. */
function aDatabase(count: number, onRead: (afterId: string) => Promise<void> = async () => {}) {
  const all = someDocuments(0, count);
  const rows = async ({ name, values }: Step): Promise<unknown[]> => {
    if (name.endsWith('.snapshot')) return [{ snapshot: '1:1:' }];
    const [, afterId, limit] = values as [string, string, number];
    await onRead(afterId);
    return all.filter(({ productId }) => productId > afterId).slice(0, limit);
  };
  return { rows } as unknown as Parameters<typeof loadWords>[0];
}

test('all documents are read, each once, however many fill the last reading', async () => {
  for (const count of [0, 1, 199, 200, 400, 401]) {
    const { index, snapshot } = await loadWords(aDatabase(count), 'en-gb', new AbortController().signal);
    assert.deepEqual([index.count(), index.size(), snapshot], [count, count, '1:1:']);
  }
});

test('a database that goes away while documents are taken in ends the loading, and nothing else', async () => {
  const goesAway = async (afterId: string) => {
    if (afterId === 'product-00199') throw new Error('away');
  };
  await assert.rejects(loadWords(aDatabase(600, goesAway), 'en-gb', new AbortController().signal), /away/);
  // What nobody waited for would end the process now.
  await nextTurn();
});

test('who is told to stop reads no more', async () => {
  const stopping = new AbortController();
  let reads = 0;
  const stops = async () => {
    reads += 1;
    if (reads === 2) stopping.abort();
  };
  await assert.rejects(loadWords(aDatabase(2000, stops), 'en-gb', stopping.signal), { name: 'AbortError' });
  assert.equal(reads, 2);
});
