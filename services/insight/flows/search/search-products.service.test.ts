import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { insightService } from '../../service.ts';
import { aCategoryChanged, aProductChanged, aVariant } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
  for (const event of shop()) await room.hear(event);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

function shop() {
  const product = (slug: string, en: string, zh: string, more: Parameters<typeof aProductChanged>[0] = {}) =>
    aProductChanged({ slug, title: { en, zh }, ...more });
  return [
    aCategoryChanged('kitchen', { en: 'Kitchen', zh: '厨房' }),
    aCategoryChanged('drinking', { en: 'Drinkware', zh: '饮具' }, 'kitchen'),
    aCategoryChanged('lights', { en: 'Candles & Lights', zh: '蜡烛与灯饰' }),
    product('retro-cup', 'Red retrospot tea cup', '红色复古波点茶杯', {
      categorySlugs: ['drinking'],
      popularity: 50,
      description: { en: 'A cup for quiet mornings.', zh: '安静早晨用的杯子。' },
      variants: [aVariant({ sku: '85123A' })],
    }),
    product('blue-cup', 'Blue paisley tea cup', '蓝色佩斯利茶杯', {
      categorySlugs: ['drinking'],
      popularity: 20,
    }),
    product('tea-towel', 'Vintage tea towel', '复古茶巾', {
      categorySlugs: ['kitchen'],
      popularity: 90,
      description: { en: 'Dries every cup you own.', zh: '擦干你的每只茶杯。' },
    }),
    product('lantern', 'White hanging lantern', '白色吊灯笼', { categorySlugs: ['lights'], popularity: 70 }),
    product('candle', 'Christmas candle', 'Christmas 蜡烛', { categorySlugs: ['lights'], popularity: 30 }),
    product('garden-set', 'Children’s garden set, 3 pieces', '儿童园艺套装', {
      popularity: 10,
      variants: [aVariant({ option: { en: 'Turquoise', zh: '绿松石色' } }), aVariant()],
    }),
  ];
}

const find = async (
  input: Omit<InputTo<'insight', 'searchProducts'>, 'locale'>,
  locale: 'en-gb' | 'zh-cn',
) => {
  const found = await room.ask('searchProducts', { ...input, locale });
  assert.ok('products' in found, JSON.stringify(found));
  assert.equal(found.total, found.products.length);
  return found.products.map(({ slug }) => slug);
};

const english: [query: string, slugs: string[], why: string][] = [
  ['cup', ['retro-cup', 'blue-cup', 'tea-towel'], 'titles before descriptions, popular before others'],
  ['CUPS', ['retro-cup', 'blue-cup', 'tea-towel'], 'stems and capitals'],
  ['tea cup', ['retro-cup', 'blue-cup', 'tea-towel'], 'all words'],
  ['blue tea cup', ['blue-cup', 'retro-cup', 'tea-towel'], 'all words, then most words'],
  ['lant', ['lantern'], 'a word not yet finished'],
  ['retrosp', ['retro-cup'], 'a word not yet finished that has no stem'],
  ['hanging l', ['lantern', 'candle'], 'the last word is one letter'],
  ['lantren', ['lantern'], 'two letters in the wrong order'],
  ['chrismas candle', ['candle', 'lantern'], 'a letter is missing'],
  ['christmass', ['candle'], 'a letter too many'],
  ['paisly cup', ['blue-cup', 'retro-cup'], 'a letter is missing, the other word is right'],
  ['purple lantern', ['lantern'], 'some of the words where no product has all'],
  ['children', ['garden-set'], 'a possessive'],
  ["children's garden", ['garden-set'], 'a possessive that was typed'],
  ['85123a', ['retro-cup'], 'a stock code'],
  ['garden turquoise', ['garden-set'], 'an option of one variant'],
  ['turquise', ['garden-set'], 'a mistyped option'],
  ['drinkware', ['retro-cup', 'blue-cup'], 'the name of a category'],
  ['candles', ['candle', 'lantern'], 'title before category'],
  ['1e5x cup', ['retro-cup', 'blue-cup', 'tea-towel'], 'what the database takes for a phrase'],
  ['zzzz qqqq', [], 'nothing'],
  ['!!!', [], 'no word at all'],
  ['茶杯', [], 'another language'],
];
for (const [query, slugs, why] of english) {
  test(`English “${query}”: ${why}`, async () => assert.deepEqual(await find({ query }, 'en-gb'), slugs));
}

const chinese: [query: string, slugs: string[], why: string][] = [
  ['茶杯', ['retro-cup', 'blue-cup', 'tea-towel'], 'titles before descriptions'],
  ['杯', ['retro-cup', 'blue-cup', 'tea-towel'], 'one character'],
  ['红色茶杯', ['retro-cup', 'blue-cup'], 'words that are apart in the title'],
  ['复古茶杯', ['retro-cup', 'tea-towel', 'blue-cup'], 'title before title and description'],
  ['我想买一个蓝色茶杯', ['blue-cup', 'retro-cup'], 'a sentence: best match first'],
  ['园艺绿松石', ['garden-set'], 'an option of one variant'],
  ['饮具', ['retro-cup', 'blue-cup'], 'the name of a category'],
  ['蜡烛', ['candle', 'lantern'], 'title before category'],
  ['christmas蜡烛', ['candle', 'lantern'], 'both scripts in one word'],
  ['lantern', ['lantern'], 'an English word'],
  ['lante', ['lantern'], 'an unfinished English word'],
  ['chrismas', ['candle'], 'a mistyped English word'],
  ['ＣＨＲＩＳＴＭＡＳ', ['candle'], 'full-width letters'],
  ['飞机', [], 'nothing'],
];
for (const [query, slugs, why] of chinese) {
  test(`Chinese “${query}”: ${why}`, async () => assert.deepEqual(await find({ query }, 'zh-cn'), slugs));
}

test('a category shows its own products and those below it, popular ones first', async () => {
  assert.deepEqual(await find({ category: 'kitchen' }, 'en-gb'), ['tea-towel', 'retro-cup', 'blue-cup']);
  assert.deepEqual(await find({ category: 'drinking' }, 'zh-cn'), ['retro-cup', 'blue-cup']);
  assert.deepEqual(await find({ category: 'nowhere' }, 'en-gb'), []);
});

test('words and a category narrow each other down', async () => {
  assert.deepEqual(await find({ query: 'cup', category: 'drinking' }, 'en-gb'), ['retro-cup', 'blue-cup']);
  assert.deepEqual(await find({ query: 'lantren', category: 'kitchen' }, 'en-gb'), []);
  assert.deepEqual(await find({ query: 'lantren', category: 'lights' }, 'en-gb'), ['lantern']);
});

test('without words and category popular products are shown; blank words are no words', async () => {
  const popular = ['tea-towel', 'lantern', 'retro-cup', 'candle', 'blue-cup', 'garden-set'];
  assert.deepEqual(await find({}, 'en-gb'), popular);
  assert.deepEqual(await find({ query: ' \t' }, 'zh-cn'), popular);
  assert.deepEqual(await find({ sort: 'relevance' }, 'zh-cn'), popular);
});

test('a word that was mistyped is told as the shop writes it, and no other', async () => {
  const told = async (query: string, locale: 'en-gb' | 'zh-cn' = 'en-gb') => {
    const found = await room.ask('searchProducts', { query, locale });
    return 'products' in found && found.didYouMean;
  };
  assert.deepEqual(
    [await told('chrismas candle'), await told('lantren'), await told('chrismas 蜡烛', 'zh-cn')],
    ['christmas candle', 'lantern', 'christmas 蜡烛'],
  );
  assert.deepEqual(
    [await told('candle'), await told('purple lantern'), await told('zzzz')],
    [null, null, null],
  );
});

test('by price only what holds every word is listed, while there is any', async () => {
  assert.deepEqual(await find({ query: 'blue tea cup', sort: 'price-up' }, 'en-gb'), ['blue-cup']);
  assert.deepEqual(await find({ query: 'purple lantern', sort: 'price-up' }, 'en-gb'), ['lantern']);
});

test('a search costs one statement, another where a word is unknown, and where an order of its own finds nothing', async () => {
  const costs = async (input: Omit<InputTo<'insight', 'searchProducts'>, 'locale'>) => {
    room.statements.length = 0;
    await room.ask('searchProducts', { ...input, locale: 'en-gb' });
    return room.statements.length;
  };
  assert.deepEqual(
    [
      await costs({}),
      await costs({ category: 'kitchen' }),
      await costs({ query: 'cup', sort: 'popular' }),
      await costs({ query: 'cup' }),
      await costs({ query: 'zz' }),
      await costs({ query: 'zz', sort: 'popular' }),
    ],
    [1, 1, 1, 1, 2, 3],
  );
});
