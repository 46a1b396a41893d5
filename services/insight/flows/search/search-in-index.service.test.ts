import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Locale } from '#contracts/markets.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import type { Order } from '../../domain/search/search-cursor.ts';
import { priceBands } from '../../domain/search/price-bands.ts';
import { countFacets, type FacetRow } from '../../store/search/count-facets.ts';
import { few } from '../../store/search/few.ts';
import { findDocuments, type FoundRow } from '../../store/search/find-documents.ts';
import { insightService } from '../../service.ts';
import { aCategoryChanged, aProductChanged, aVariant, merchandiser } from '../../testing.ts';
import { countInIndex } from './count-in-index.ts';
import { readWanted } from './read-wanted.ts';
import { searchInIndex } from './search-in-index.ts';
import { openWordIndexes, type WordIndexes } from './word-indexes.ts';

const english =
  'tea cup mug red retrospot vintage lantern hanging white candle paper heart box tin set of 3'.split(' ');
const chinese = '茶杯 红色 复古 灯笼 白色 蜡烛 纸 心形 盒子 锡 套装 波点 悬挂'.split(' ');
const categories = ['kitchen', 'drinking', 'lights'];
const brands = ['acme', 'bolt'];

let room: TestRoom<'insight'>;
let words: WordIndexes;
before(async () => {
  room = await openTestRoom(insightService);
  await room.hear(aCategoryChanged('kitchen', { en: 'Kitchen', zh: '厨房' }));
  await room.hear(aCategoryChanged('drinking', { en: 'Tea things', zh: '茶具' }, 'kitchen'));
  await room.hear(aCategoryChanged('lights', { en: 'Candles & Lights', zh: '蜡烛与灯饰' }));
  for (const [at, product] of products().entries()) await room.hear(branded(aProductChanged(product), at));
  await room.run('count-words');
  const steer = (what: 'setSynonyms' | 'setBoost', input: object) =>
    room.ask(what, input as never, { ...merchandiser, idempotencyKey: JSON.stringify(input) });
  await steer('setSynonyms', { language: 'en', word: 'beaker', means: ['red mug', 'cup'] });
  await steer('setSynonyms', { language: 'zh', word: '茶杯', means: ['马克杯', '红色'] });
  await steer('setBoost', { target: 'category=lights', factor: 2, reason: 'season' });
  await steer('setBoost', { target: 'brand=bolt', factor: 0.5, word: 'mug', reason: 'few' });
  await steer('setBoost', { target: 'product=thing-7', factor: 4, reason: 'new' });
  words = openWordIndexes({
    db: room.db,
    background: room.db,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  await words.find('en-gb');
  await words.find('zh-cn');
});
after(async () => {
  words.close();
  await room.close();
});

/** 150 products, whose words follow from their number. */
function products() {
  const some = (list: readonly string[], at: number, count: number) =>
    Array.from({ length: count }, (_, index) => list[(at * 7 + index * index * 3 + index) % list.length]);
  return Array.from({ length: 150 }, (_, at) => ({
    slug: `thing-${at}`,
    title: { en: some(english, at, 2 + (at % 4)).join(' '), zh: some(chinese, at, 1 + (at % 3)).join('') },
    description: { en: some(english, at + 5, 6).join(' '), zh: some(chinese, at + 3, 4).join('，') },
    categorySlugs: at % 5 === 0 ? [] : [categories[at % 3] ?? ''],
    popularity: (at * at) % 90,
    variants: [aVariant({ prices: pricesOf(at) })],
  }));
}

function pricesOf(at: number) {
  const gb = {
    market: 'gb' as const,
    price: { amountMinor: 100 + ((at * 37) % 900), currency: 'GBP' as const },
  };
  const cn = {
    market: 'cn' as const,
    price: { amountMinor: 900 + ((at * 53) % 9000), currency: 'CNY' as const },
  };
  return at % 11 === 0 ? [gb] : at % 13 === 0 ? [cn] : [gb, cn];
}

function branded(event: ReturnType<typeof aProductChanged>, at: number) {
  const slug = brands[at % 4];
  return slug ? { ...event, payload: { ...event.payload, brand: { slug, title: slug } } } : event;
}

const asked = fc.record({
  locale: fc.constantFrom<Locale>('en-gb', 'zh-cn'),
  words: fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...english) },
      { weight: 4, arbitrary: fc.constantFrom(...chinese) },
      {
        weight: 4,
        arbitrary: fc.constantFrom('beaker', 'thing', 'zzzz', 'lantren', 'candel', '红色复古茶杯', 'ca', 'h'),
      },
    ),
    { minLength: 1, maxLength: 4 },
  ),
  category: fc.constantFrom({}, {}, ...[...categories, 'nowhere'].map((category) => ({ category }))),
  chosen: fc.constantFrom('', '', 'brand=acme', 'brand=acme&brand=bolt', 'brand=nobody'),
  priceFromMinor: fc.constantFrom({}, {}, { priceFromMinor: 300 }),
  isAvailable: fc.constantFrom({}, { isAvailable: true }),
  order: fc.constantFrom<Order>('relevance', 'relevance', 'popular', 'price-up', 'price-down'),
  holding: fc.constantFrom('every', 'most', 'every-or-most'),
});

test('the index in memory finds what the database finds, in its order, with its totals and corrections', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      asked,
      async ({ words: typed, order, holding, locale, chosen, category, priceFromMinor, isAvailable }) => {
        const narrowed = { ...category, ...priceFromMinor, ...isAvailable };
        const read = readWanted({ locale, chosen, ...narrowed, query: typed.join(' ') });
        if (!('wanted' in read) || read.wanted.terms.length === 0) return;
        const byRelevance = order === 'relevance';
        const wanted = {
          ...read.wanted,
          byRelevance,
          holding: byRelevance || holding === 'most' ? holding : 'every',
        };
        const page = { filters: read.filters, order, after: undefined, limit: 200 };
        const byIndex = await searchInIndex({ db: room.db, resources: { words } }, wanted, page);
        const byDatabase = await room.db.rows(findDocuments(wanted, page));
        assert.ok(byIndex, 'the index is there');
        compare(byIndex, byDatabase, order);
        for (const kind of kindsOf(byIndex)) seen.add(kind);
      },
    ),
    { numRuns: 300 },
  );
  assert.deepEqual(
    [...seen].toSorted(),
    ['every word', 'mended', 'most words', 'none', 'some'],
    'all of it was tried',
  );
});

function kindsOf(rows: readonly FoundRow[]): string[] {
  const [{ correction, productId, holdsEvery } = {} as FoundRow] = rows;
  return [
    holdsEvery ? 'every word' : 'most words',
    productId === null ? 'none' : 'some',
    ...(correction === null ? [] : ['mended']),
  ];
}

test('the index counts the facets that the database counts', async () => {
  const bandsMinor = priceBands('GBP');
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(
      asked,
      fc.boolean(),
      async ({ words: typed, locale, chosen, category, priceFromMinor, isAvailable }, hasWords) => {
        const narrowed = { ...category, ...priceFromMinor, ...isAvailable };
        const read = readWanted({ locale, chosen, ...narrowed, query: hasWords ? typed.join(' ') : '' });
        if (!('wanted' in read) || (hasWords && read.wanted.terms.length === 0)) return;
        const { wanted, filters = { facets: [], ...unfiltered } } = read;
        const byIndex = await countInIndex({ db: room.db, resources: { words } }, wanted, {
          filters,
          bandsMinor,
        });
        const strict = await room.db.rows(countFacets(wanted, filters, bandsMinor));
        const isLoose = hasWords && (strict[0]?.found ?? 0) < few;
        const loosely = { ...wanted, holding: 'most' } as const;
        const byDatabase = isLoose ? await room.db.rows(countFacets(loosely, filters, bandsMinor)) : strict;
        const named = (rows: readonly FacetRow[]) =>
          new Map(
            rows.filter(({ facet }) => facet !== null).map((row) => [`${row.facet}=${row.value}`, row]),
          );
        assert.deepEqual(named(byIndex ?? []), named(byDatabase));
        counted += byDatabase.length;
      },
    ),
    { numRuns: 150 },
  );
  assert.ok(counted > 500, `${counted} values`);
});

const unfiltered = { priceFromMinor: undefined, priceToMinor: undefined, isAvailable: undefined };

test('pages of the index, one after another, are all of it', async () => {
  const read = readWanted({ query: 'red cup', locale: 'en-gb' });
  assert.ok('wanted' in read);
  const wanted = { ...read.wanted, byRelevance: true, holding: 'most' } as const;
  const ask = async (limit: number, after: { key: number; productId: string } | undefined) => {
    const page = { filters: undefined, order: 'relevance', after, limit } as const;
    return (await searchInIndex({ db: room.db, resources: { words } }, wanted, page)) ?? [];
  };
  const all = (await ask(200, undefined)).map(({ productId }) => productId);
  assert.ok(all.length > 20);
  const paged: (string | null)[] = [];
  for (let after: { key: number; productId: string } | undefined; ;) {
    const rows: FoundRow[] = await ask(7, after);
    const last = rows.at(-1);
    if (!last?.productId) break;
    paged.push(...rows.map(({ productId }) => productId));
    after = { key: last.key ?? 0, productId: last.productId };
  }
  assert.deepEqual(paged, all);
});

/** Impacts are kept to a thousandth, so products whose scores are that near may change places. */
function compare(byIndex: readonly FoundRow[], byDatabase: readonly FoundRow[], order: Order): void {
  const facts = (rows: readonly FoundRow[]) => {
    const [{ found, total, isMore, correction, holdsEvery } = {} as FoundRow] = rows;
    return { rows: rows.length, found, total, isMore, correction, holdsEvery };
  };
  assert.deepEqual(facts(byIndex), facts(byDatabase));
  const known = new Map(byDatabase.map((row) => [row.productId, row]));
  for (const [at, row] of byIndex.entries()) {
    const { key, ...card } = row;
    const { key: ownKey, ...ownCard } = known.get(row.productId) ?? { key: undefined };
    assert.deepEqual(card, ownCard);
    if (key === null || typeof ownKey !== 'number') {
      assert.equal(key, ownKey);
      continue;
    }
    const near = order === 'relevance' ? Math.max(Math.abs(ownKey) * 0.005, 1e-9) : 0;
    assert.ok(Math.abs(key - ownKey) <= near, `${row.slug}: ${key}, by the database ${ownKey}`);
    assert.ok(Math.abs(key - (byDatabase[at]?.key ?? Number.NaN)) <= near, `place ${at} of ${order}`);
  }
}
