import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { IndexedDocument } from './documents.ts';
import { findByWords, type AskedWords, type FoundByWords } from './find-by-words.ts';
import type { AskedTerm } from './read-term-words.ts';
import { readTsquery, type WordQuery } from './read-tsquery.ts';
import { createWordIndex } from './word-index.ts';

const words = ['mug', 'muggle', 'red', 'tin', 'box', 'old'];
const everything = { limit: 100_000, countMost: 100_000 };

function aDocument(at: number, { text, popularity, priceMinor }: Written): IndexedDocument {
  const pricesMinor = { gb: priceMinor, cn: null, eu: null, us: null, jp: null, kw: null };
  const none = { rangedIn: [], availableIn: [], picture: null };
  const tokens = at % 3 === 0 ? ['brand=acme'] : [];
  const shown = { slug: `thing-${at}`, title: text, categorySlugs: at % 4 === 0 ? ['toys'] : [], tokens };
  const productId = `id-${String((at * 7919) % 1000).padStart(4, '0')}`;
  return { productId, ...none, ...shown, words: text, titleLength: 1 + (at % 5), popularity, pricesMinor };
}

type Written = { text: string; popularity: number; priceMinor: number | null };
const written: fc.Arbitrary<Written> = fc.record({
  text: fc
    .dictionary(fc.constantFrom(...words), fc.constantFrom('A', 'B', 'C', 'C,2A'), { minKeys: 1, maxKeys: 2 })
    .map((own) =>
      Object.entries(own)
        .map(([word, field], at) => `'${word}':${at + 1}${field}`)
        .join(' '),
    ),
  popularity: fc.constantFrom(0, 0, 3, 900),
  priceMinor: fc.constantFrom(null, 100, 250, 900),
});

function aTerm(word: string, place: number, weight: number, isLast: boolean): AskedTerm {
  const exact = readTsquery(`'${word}'`) as WordQuery;
  const beginning = isLast ? (readTsquery(`'${word}':*`) as WordQuery) : undefined;
  const query: WordQuery = beginning ? { kind: 'any', parts: [exact, beginning] } : exact;
  return { place, word, query, exact, beginning, weight };
}

const dear: AskedWords['filters'] = {
  facets: [],
  priceFromMinor: 200,
  priceToMinor: undefined,
  isAvailable: undefined,
};

const asked = fc.record({
  typed: fc.uniqueArray(fc.constantFrom(...words, 'mu'), { minLength: 1, maxLength: 3 }),
  weights: fc.tuple(fc.constantFrom(0.2, 8), fc.constantFrom(0.2, 8), fc.constantFrom(0.2, 8)),
  holding: fc.constantFrom<AskedWords['holding']>('every', 'most', 'every-or-most'),
  order: fc.constantFrom<AskedWords['order']>('relevance', 'relevance', 'relevance', 'popular', 'price-up'),
  filters: fc.constantFrom(undefined, dear),
  branch: fc.constantFrom(undefined, undefined, ['toys']),
  lifts: fc.constantFrom(
    [],
    [],
    [{ target: 'brand=acme', factor: 3 }],
    [{ target: 'category=toys', factor: 0.2 }],
  ),
  limit: fc.integer({ min: 1, max: 6 }),
});

test('a page is the beginning of all that is found, however little of the commonest word was looked at', () => {
  let passedOver = 0;
  const documents = fc.array(written, { minLength: 1, maxLength: 150, size: 'max' });
  fc.assert(
    fc.property(documents, asked, fc.nat(20), (some, { typed, weights, ...more }, gone) => {
      const index = createWordIndex();
      for (const [at, each] of some.entries()) index.put(aDocument(at, each));
      for (let at = 0; at < gone; at += 1) index.put(aDocument(at * 3, some[at % some.length] as Written));
      const terms = typed.map((word, place) =>
        aTerm(word, place, weights[place] ?? 1, place === typed.length - 1),
      );
      const rest = { mended: new Map(), few: 3, market: 'gb', after: undefined } as const;
      const wanted: AskedWords = { ...rest, ...more, terms, countMost: 5 };
      const page = findByWords(index, wanted);
      const all = findByWords(index, { ...wanted, ...everything }) as FoundByWords;
      assert.ok('page' in page);
      assert.deepEqual(page.page, all.page.slice(0, wanted.limit));
      assert.equal(page.holdsEvery, all.holdsEvery);
      assert.equal(Math.min(page.total, wanted.countMost), Math.min(all.total, wanted.countMost));
      assert.equal(all.page.length, all.total);
      if (page.total < all.total) passedOver += 1;
      const place = Math.min(all.page.length, wanted.limit) - 1;
      const last = all.page[place];
      const after = last && { key: last.key, id: last.productId };
      const next = findByWords(index, { ...wanted, after }) as FoundByWords;
      if (after) assert.deepEqual(next.page, all.page.slice(place + 1, place + 1 + wanted.limit));
    }),
    { numRuns: 1000 },
  );
  assert.ok(passedOver > 0, `documents were passed over in ${passedOver} searches`);
});

test('a word that nothing holds is told, and is looked for as what it was taken for', () => {
  const index = createWordIndex();
  index.put(aDocument(1, { text: `'mug':1A`, popularity: 0, priceMinor: 100 }));
  index.put(aDocument(2, { text: `'red':1A`, popularity: 0, priceMinor: 100 }));
  const terms = [aTerm('mgu', 0, 1, false), aTerm('red', 1, 1, false)];
  const rest = {
    branch: undefined,
    filters: undefined,
    lifts: [],
    order: 'relevance',
    after: undefined,
  } as const;
  const wanted = { ...rest, terms, holding: 'every-or-most', few: 3, market: 'gb', ...everything } as const;
  const told = findByWords(index, { ...wanted, mended: undefined });
  assert.ok('unknown' in told);
  assert.deepEqual(told.unknown, [terms[0]]);
  const slugsWith = (mended: Map<number, AskedTerm>) =>
    (findByWords(index, { ...wanted, mended }) as FoundByWords).page.map(({ slug }) => slug).toSorted();
  assert.deepEqual(slugsWith(new Map([[0, aTerm('mug', 0, 1, false)]])), ['thing-1', 'thing-2']);
  assert.deepEqual(slugsWith(new Map()), ['thing-2']);
});
