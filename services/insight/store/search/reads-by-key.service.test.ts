import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { rowsReadBy } from '#runtime/testing/rows-read-by.ts';
import { readWanted } from '../../flows/search/read-wanted.ts';
import { insightService } from '../../service.ts';
import { aProductChanged } from '../../testing.ts';
import { findDocuments } from './find-documents.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
  await room.hear(aProductChanged({ slug: 'cup', title: { en: 'Red tea cup', zh: '红茶杯' } }));
  await room.db.rows({
    name: '',
    text: `insert into word_counts (locale, word, documents)
      select 'en-gb', 'word' || n, 1 from generate_series(1, 7000) n on conflict do nothing`,
    values: [],
  });
  await room.db.rows({ name: '', text: 'analyze', values: [] });
});
after(() => room.close());

test('a search reads the counts of its own words, and not of all words of the shop', async () => {
  const read = readWanted({ query: 'red cup', locale: 'en-gb' });
  assert.ok('wanted' in read);
  const wanted = { ...read.wanted, byRelevance: true, holding: 'every-or-most' } as const;
  const page = { filters: undefined, order: 'relevance', after: undefined, limit: 25 } as const;
  const rows = await rowsReadBy(room.db, findDocuments(wanted, page));
  assert.ok((rows['word_counts'] ?? 0) <= 2, `${rows['word_counts']} counts`);
  assert.ok((rows['documents'] ?? 0) >= 1, 'and finds something');
});
