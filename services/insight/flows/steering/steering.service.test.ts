import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { insightService } from '../../service.ts';
import { aProductChanged, merchandiser } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
  const titles: [slug: string, en: string, zh: string, popularity: number][] = [
    ['sofa', 'Green sofa', '绿色沙发', 9],
    ['lamp', 'Green reading lamp', '绿色台灯', 5],
    ['clock', 'Green clock', '绿色时钟', 1],
  ];
  for (const [slug, en, zh, popularity] of titles) {
    await room.hear(
      aProductChanged({ slug, title: { en, zh }, popularity, categorySlugs: [`all-${slug}s`] }),
    );
  }
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const slugs = async (query: string, locale: 'en-gb' | 'zh-cn' = 'en-gb') => {
  const found = await room.ask('searchProducts', { query, locale });
  return 'products' in found ? found.products.map(({ slug }) => slug) : [];
};
const noted = async () =>
  (
    await room.db.rows<{ action: string }>({
      name: 'test.actions',
      text: 'select action from staff_actions order by action_id',
      values: [],
    })
  ).map(({ action }) => action);

test('a word finds what its synonyms name, words and phrases, until they are taken away', async () => {
  assert.deepEqual(await slugs('couch'), []);
  const set = (language: 'en' | 'zh', word: string, means: string[]) =>
    room.ask('setSynonyms', { language, word, means }, merchandiser);
  assert.deepEqual(await set('en', 'Couch', ['sofas', 'reading lamp']), {});
  assert.deepEqual(await set('zh', '长椅', ['沙发']), {});
  assert.deepEqual((await slugs('couch')).toSorted(), ['lamp', 'sofa']);
  assert.deepEqual(await slugs('长椅', 'zh-cn'), ['sofa']);
  const page = await room.ask('listSynonyms', { language: 'en' }, merchandiser);
  assert.deepEqual(page, {
    synonyms: [{ word: 'couch', means: ['sofas', 'reading lamp'] }],
    nextCursor: null,
  });
  await set('en', 'couch', []);
  assert.deepEqual(await slugs('couch'), []);
  assert.deepEqual((await noted()).slice(0, 3), ['synonyms.set', 'synonyms.set', 'synonyms.set']);
});

test('synonyms of several words, or without words, are refused and nothing is written', async () => {
  const before = await noted();
  for (const [word, means, path] of [
    ['two words', ['sofa'], '/word'],
    ['couch', ['sofa', '!!'], '/means/1'],
  ] as const) {
    const refused = await room.ask('setSynonyms', { language: 'en', word, means: [...means] }, merchandiser);
    assert.deepEqual('refusal' in refused && [refused.refusal, refused.path], ['value-invalid', path]);
  }
  assert.deepEqual(await noted(), before);
});

type Boost = InputTo<'insight', 'setBoost'>;
const aBoost = (more: Partial<Boost>): Boost => ({
  boostId: uuidv7(),
  target: 'product=clock',
  word: null,
  factor: 5,
  startsAt: null,
  endsAt: null,
  reason: 'clearance',
  ...more,
});

test('a boost lifts a product or a category, for its word and its time, until it is removed', async () => {
  assert.deepEqual(await slugs('green'), ['sofa', 'lamp', 'clock']);
  const cases: [boost: Partial<Boost>, first: string][] = [
    [{}, 'clock'],
    [{ target: 'category=all-lamps' }, 'lamp'],
    [{ target: 'product=lamp', word: 'Green' }, 'lamp'],
    [{ target: 'product=lamp', word: 'blue' }, 'sofa'],
    [{ target: 'product=sofa', factor: 0.1 }, 'lamp'],
    [{ startsAt: '2999-01-01T00:00:00Z' }, 'sofa'],
    [{ startsAt: '2001-01-01T00:00:00Z', endsAt: '2002-01-01T00:00:00Z' }, 'sofa'],
  ];
  for (const [more, first] of cases) {
    const boost = aBoost(more);
    assert.deepEqual(await room.ask('setBoost', boost, merchandiser), {});
    assert.equal((await slugs('green'))[0], first, JSON.stringify(more));
    assert.deepEqual(await room.ask('removeBoost', { boostId: boost.boostId }, merchandiser), {});
  }
  assert.deepEqual(await slugs('green'), ['sofa', 'lamp', 'clock']);
});

test('boosts are listed page by page, the newest first, with who set them; wrong ones are refused', async () => {
  const boosts = [aBoost({}), aBoost({ target: 'brand=acme' }), aBoost({ word: 'red' })];
  for (const boost of boosts) await room.ask('setBoost', boost, merchandiser);
  const wrong: [Partial<Boost>, string][] = [
    [{ factor: 1 }, '/factor'],
    [{ word: 'two words' }, '/word'],
    [{ startsAt: '2026-02-01T00:00:00Z', endsAt: '2026-02-01T00:00:00Z' }, '/endsAt'],
  ];
  for (const [more, path] of wrong) {
    const refused = await room.ask('setBoost', aBoost(more), merchandiser);
    assert.deepEqual('refusal' in refused && [refused.refusal, refused.path], ['value-invalid', path]);
  }
  const first = await room.ask('listBoosts', { limit: 2 }, merchandiser);
  assert.ok('boosts' in first && first.nextCursor !== null);
  const second = await room.ask('listBoosts', { limit: 2, cursor: first.nextCursor }, merchandiser);
  assert.ok('boosts' in second);
  const listed = [...first.boosts, ...second.boosts];
  assert.deepEqual(
    listed.map(({ boostId }) => boostId),
    boosts.map(({ boostId }) => boostId).toReversed(),
  );
  assert.equal(listed[0]?.setBy, 'staff:0198a000-0000-7000-8000-000000000003');
  assert.equal(second.nextCursor, null);
});
