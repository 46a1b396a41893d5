import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { insightService } from '../../service.ts';
import { askWords, changesMost } from '../../store/search/ask-words.ts';
import { aProductChanged } from '../../testing.ts';
import { openWordIndexes, type WordIndexes } from './word-indexes.ts';

let room: TestRoom<'insight'>;
const opened: WordIndexes[] = [];
before(async () => {
  room = await openTestRoom(insightService);
});
after(async () => {
  for (const each of opened) each.close();
  await room.close();
});

type Logged = [message: string, fields: unknown];

/** Another process of the room: it holds an index of its own. */
function openAnother(db = room.db): { words: WordIndexes; logged: Logged[] } {
  const logged: Logged[] = [];
  const note = (message: string, fields?: unknown) => void logged.push([message, fields]);
  const words = openWordIndexes({
    db,
    background: db,
    betweenLoadsMs: 0,
    log: { debug: note, info: note, warn: note, error: note },
  });
  opened.push(words);
  return { words, logged };
}

const search = async (query: string, more: Partial<InputTo<'insight', 'searchProducts'>> = {}) => {
  room.statements.length = 0;
  const found = await room.ask('searchProducts', { query, locale: 'en-gb', ...more });
  assert.ok('products' in found, JSON.stringify(found));
  return found.products.map(({ slug }) => slug);
};
const readChanges = async (since: string) => {
  const told = await room.db.row(
    askWords({ locale: 'en-gb', language: 'en', terms: [], category: undefined, since }),
  );
  assert.ok(told);
  return told;
};
const isByDatabase = () => room.statements.some((name) => name.startsWith('insight.documents.en-gb'));

test('what is written is found by the next search, and what is hidden is not; the products are read once', async () => {
  const kite = aProductChanged({ slug: 'kite', title: { en: 'Paper kite', zh: '纸风筝' } });
  await room.hear(kite);
  assert.deepEqual(await search('kite'), ['kite']);
  assert.equal(room.statements.filter((name) => name === 'insight.documents.read-indexed').length, 1);
  const renamed = { ...kite.payload.product, title: { en: 'Paper dragon', zh: '纸龙' } };
  await room.hear(aProductChanged(renamed, { version: 2 }));
  assert.deepEqual([await search('kite'), await search('dragon')], [[], ['kite']]);
  await room.hear(aProductChanged({ ...renamed, isHidden: true }, { version: 3 }));
  assert.deepEqual(await search('dragon'), []);
  assert.deepEqual(await search('dragon'), []);
  assert.deepEqual(room.statements, ['insight.words.ask', 'insight.words.mend'], 'a change is read once');
});

test('a process that heard nothing of a change is told of it when somebody searches', async () => {
  const { words } = openAnother();
  const before = await words.find('en-gb');
  assert.ok(before);
  const count = before.index.count();
  await room.hear(aProductChanged({ slug: 'boat', title: { en: 'Tin boat', zh: '锡船' } }));
  const since = before.snapshot;
  const told = await readChanges(since);
  assert.equal(told.productIds.length, 1);
  assert.equal(await words.follow('en-gb', { since, ...told }), true);
  const now = await words.find('en-gb');
  assert.equal(now?.index.count(), count + 1);
  assert.equal(now?.snapshot, told.snapshot);
  assert.deepEqual((await readChanges(told.snapshot)).productIds, []);
});

test('a change that was under way while others were told of is told when it is done', async () => {
  await room.hear(aProductChanged({ slug: 'drum', title: { en: 'Drum', zh: '鼓' } }));
  assert.deepEqual(await search('drum'), ['drum']);
  await room.db.transaction(async (transaction) => {
    const text = `update documents set slug = 'slow-drum', popularity = 7 where slug = 'drum'`;
    await transaction.rows({ name: '', text, values: [] });
    await room.hear(aProductChanged({ slug: 'flute', title: { en: 'Flute', zh: '笛' } }));
    assert.deepEqual(await search('flute'), ['flute']);
    assert.deepEqual(await search('drum'), ['drum']);
  });
  assert.deepEqual(await search('drum'), ['slow-drum']);
  assert.ok(!isByDatabase());
  assert.ok(room.statements.includes('insight.documents.read-indexed-of'), 'it was read again');
});

test('after more changes than are worth following the database answers, and the index is loaded anew', async () => {
  await room.hear(aProductChanged({ slug: 'trumpet', title: { en: 'Trumpet', zh: '小号' } }));
  assert.deepEqual(await search('trumpet'), ['trumpet']);
  assert.ok(!isByDatabase());
  const { words, logged } = openAnother();
  const { snapshot: since } = (await words.find('en-gb')) ?? { snapshot: '' };
  await room.db.rows({
    name: '',
    text: `insert into document_changes (product_id) select gen_random_uuid() from generate_series(0, $1)`,
    values: [changesMost],
  });
  assert.deepEqual(await search('trumpet'), ['trumpet']);
  assert.ok(isByDatabase());
  assert.equal(await words.follow('en-gb', { since, ...(await readChanges(since)) }), false);
  const now = await words.find('en-gb');
  assert.deepEqual((await readChanges(now?.snapshot ?? '')).productIds, []);
  assert.equal(logged.filter(([message]) => message === 'search.index.loaded').length, 2);
});

test('while an index cannot be loaded the database answers, and it is told', async () => {
  const { words, logged } = openAnother({ ...room.db, rows: () => Promise.reject(new Error('away')) });
  assert.equal(await words.find('en-gb'), undefined);
  assert.equal(await words.find('en-gb'), undefined);
  assert.deepEqual(
    logged.map(([message]) => message),
    ['search.index.not-loaded'],
  );
});

test('who wrote a document is forgotten after two hours, and not before', async () => {
  await room.db.rows({
    name: '',
    text: `insert into document_changes (product_id, at) values (gen_random_uuid(), now() - interval '2 h 1 min'),
      (gen_random_uuid(), now() - interval '1 h 59 min')`,
    values: [],
  });
  await room.run('forget-changes');
  const rows = await room.db.rows<{ old: number }>({
    name: '',
    text: `select count(*) filter (where at < now() - interval '90 min')::int as old from document_changes`,
    values: [],
  });
  assert.deepEqual(rows, [{ old: 1 }]);
});
