import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aProductChanged, aVariant } from '../../testing.ts';
import { toDocuments } from './to-documents.ts';
import { toVocabulary } from './to-vocabulary.ts';

const pounds = (amountMinor: number) => ({ market: 'gb', price: { amountMinor, currency: 'GBP' } }) as const;
type Price = ReturnType<typeof aVariant>['prices'][number];
const yuan = (amountMinor: number) => ({ market: 'cn', price: { amountMinor, currency: 'CNY' } }) as const;

test('a card shows the lowest price of each market, where prices differ, and the first picture', () => {
  const plain = aVariant({ prices: [pounds(500), yuan(4500)] });
  const pictured = aVariant({ prices: [pounds(300)] });
  const pictures = { [pictured.variantId]: '/media/x.svg' };
  const { payload } = aProductChanged({ variants: [plain, pictured], popularity: 7 }, { pictures });
  const [english, chinese] = toDocuments(payload);
  const { pricesMinor, rangedIn, picture, variantIds, popularity } = english ?? {};
  assert.deepEqual(
    { pricesMinor, rangedIn, picture, variantIds, popularity },
    {
      pricesMinor: { gb: 300, cn: 4500 },
      rangedIn: ['gb'],
      picture: '/media/x.svg',
      variantIds: [plain.variantId, pictured.variantId],
      popularity: 7,
    },
  );
  assert.deepEqual([chinese?.locale, chinese?.pricesMinor], ['zh-cn', { gb: 300, cn: 4500 }]);
});

test('what no market sells in its own currency gets no document', () => {
  const localesOf = (...prices: Price[]) =>
    toDocuments(aProductChanged({ variants: [aVariant({ prices })] }).payload).map(({ locale }) => locale);
  assert.deepEqual(localesOf(yuan(4500)), ['en-gb', 'zh-cn']);
  assert.deepEqual(localesOf({ ...pounds(300), market: 'cn' }), []);
  assert.deepEqual(localesOf(), []);
});

test('English is left to the database to stem; Chinese comes in pieces, with the English title beside it', () => {
  const { payload } = aProductChanged({
    title: { en: 'Tea Cup', zh: '茶杯' },
    description: { en: 'For tea.', zh: '喝茶' },
    variants: [aVariant({ sku: '85123A', option: { en: 'Large', zh: '大号' } })],
  });
  const [english, chinese] = toDocuments(payload);
  assert.deepEqual(
    [english?.englishTitle, english?.englishOptions, english?.englishDescription, english?.lexemes],
    ['tea cup', 'large', 'for tea', "'tea':1D 'cup':2D 'large':3D '85123a':1B"],
  );
  assert.equal(chinese?.englishTitle, '');
  assert.equal(
    chinese?.lexemes,
    "'茶':1A '茶杯':1A '杯':2A '大':1B '大号':1B '号':2B '喝':1C '喝茶':1C '茶':2C 'tea':1C 'cup':2C '85123a':1B",
  );
});

test('the words of titles are learnt once in each language', () => {
  const { payload } = aProductChanged({ title: { en: 'Tea for tea', zh: '茶 Tea' } });
  assert.deepEqual(
    toVocabulary(payload).map(({ language, word }) => `${language} ${word}`),
    ['en for', 'en tea', 'zh for', 'zh tea'],
  );
});
