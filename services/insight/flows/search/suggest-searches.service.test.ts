import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { insightService } from '../../service.ts';
import { aCategoryChanged, aProductChanged } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
  await room.hear(aCategoryChanged('tea-things', { en: 'Tea & coffee', zh: '茶与咖啡' }));
  const product = (slug: string, en: string, zh: string, popularity: number) =>
    room.hear(aProductChanged({ slug, title: { en, zh }, popularity }));
  await product('tea-cup', 'Red tea cup', '红色茶杯', 3);
  await product('tea-towel', 'Tea towel', '茶巾', 7);
  await product('teddy', 'Teddy bear', '泰迪熊', 5);
  await room.run('count-words');
});
after(() => room.close());

const suggest = async (query: string, locale: 'en-gb' | 'zh-cn' = 'en-gb') => {
  const { searches, categories, products } = (await room.ask('suggestSearches', { query, locale })) as {
    searches: string[];
    categories: { slug: string }[];
    products: { slug: string }[];
  };
  return [searches, categories.map(({ slug }) => slug), products.map(({ slug }) => slug)];
};

test('English: common words first, then categories and products that sell', async () => {
  assert.deepEqual(await suggest('te'), [
    ['tea', 'teddy'],
    ['tea-things'],
    ['tea-towel', 'teddy', 'tea-cup'],
  ]);
  assert.deepEqual(await suggest('Red te'), [['red tea', 'red teddy'], [], ['tea-cup']]);
  assert.deepEqual(await suggest('TEDD'), [['teddy'], [], ['teddy']]);
});

test('Chinese: words by their first characters', async () => {
  assert.deepEqual(await suggest('茶', 'zh-cn'), [
    ['茶巾', '茶杯'],
    ['tea-things'],
    ['tea-towel', 'tea-cup'],
  ]);
  assert.deepEqual(await suggest('红色茶杯', 'zh-cn'), [[], [], ['tea-cup']]);
  assert.deepEqual((await suggest('ted', 'zh-cn'))[0], ['teddy']);
});

test('signs and beginnings of everything suggest nothing that costs', async () => {
  assert.deepEqual(await suggest('%_'), [[], [], []]);
  assert.deepEqual((await suggest('t'))[2], []);
});

test('suggestions cost one statement', async () => {
  room.statements.length = 0;
  await suggest('te');
  assert.deepEqual(room.statements, ['insight.suggestions.en-gb']);
});
