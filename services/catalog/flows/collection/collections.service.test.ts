import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CollectionRuleValue } from '#contracts/catalog/collection.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import {
  aCategory,
  aDraft,
  aMovement,
  anAttribute,
  aVariant,
  order,
  staff,
  variantIdOf,
} from '../../testing.ts';

let room: TestRoom<'catalog'>;
let heard = 0;
const price = (amountMinor: number) => [
  { market: 'gb' as const, price: { amountMinor, currency: 'GBP' as const } },
];
const brandSlug = 'acme';
const attributes = [
  { key: 'colour', choice: 'red' },
  { key: 'height', number: 12 },
];
const mug = aDraft({ slug: 'mug', categorySlugs: ['mugs'], popularity: 5, brandSlug });
const pot = aDraft({ slug: 'pot', categorySlugs: ['kitchen'], popularity: 9, attributes });
const hat = aDraft({ slug: 'hat', popularity: 7, variants: [aVariant({ prices: price(900) })] });
before(async () => {
  room = await openTestRoom(catalogService);
  const categories = [aCategory('kitchen'), aCategory('mugs', { parentSlug: 'kitchen' }), aCategory('hats')];
  await room.ask('importCategories', { categories }, staff);
  await room.ask('importBrands', { brands: [{ slug: brandSlug, title: 'Acme' }] }, staff);
  const choices = [{ key: 'red', title: { en: 'Red', zh: '红' } }];
  const defined = [anAttribute('colour', 'choice', { choices }), anAttribute('height', 'number')];
  await room.ask('importAttributes', { attributes: defined }, staff);
  await room.ask('importProducts', { products: [mug, pot, hat] }, staff);
  await room.ask('receiveStock', { movements: [aMovement(variantIdOf(mug))] }, staff);
});
after(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
  await room.close();
});

/** Lets the room hear what it announced since the last time, as the relay would. */
async function settle(): Promise<void> {
  const announced = await room.announced();
  for (const event of announced.slice(heard))
    if (event.name in catalogService.on) await room.hear(event as never);
  heard = announced.length;
}
const rule = (...conditions: CollectionRuleValue['conditions']): CollectionRuleValue => ({
  join: 'all',
  conditions,
});
async function save(slug: string, made: CollectionRuleValue | null, more: object = {}) {
  const words = { en: `The ${slug}`, zh: `${slug}集` };
  const content = { title: words, description: words, seo: null, rule: made, picks: [], version: 0, ...more };
  const as = { ...staff, idempotencyKey: uuidv7() };
  const answer = await room.ask('saveCollection', { slug, ...content }, as);
  await room.run('fill-collections', { slug });
  return answer;
}
async function shown(slug: string, more: object = {}): Promise<string[]> {
  const page = await room.ask('getCollection', { slug, locale: 'en-gb', ...more });
  assert.ok('products' in page, JSON.stringify(page));
  return page.products.map((product) => product.slug);
}

const rules: [name: string, rule: CollectionRuleValue, slugs: string[]][] = [
  ['a category and what lies below it', rule({ kind: 'category', slugs: ['kitchen'] }), ['pot', 'mug']],
  ['a brand', rule({ kind: 'brand', slugs: [brandSlug] }), ['mug']],
  ['a choice', rule({ kind: 'attribute', key: 'colour', values: ['red', 'blue'] }), ['pot']],
  ['a number within', rule({ kind: 'number', key: 'height', from: 12, to: 12 }), ['pot']],
  ['a number without', rule({ kind: 'number', key: 'height', from: 12.5 }), []],
  [
    'a price, both ends included',
    rule({ kind: 'price', market: 'gb', fromMinor: 295, toMinor: 899 }),
    ['pot', 'mug'],
  ],
  ['what can be had', rule({ kind: 'in-stock' }), ['mug']],
  ['what is new', rule({ kind: 'new', days: 30 }), ['pot', 'hat', 'mug']],
  ['all conditions', rule({ kind: 'in-stock' }, { kind: 'category', slugs: ['hats', 'kitchen'] }), ['mug']],
  [
    'any condition',
    { ...rule({ kind: 'in-stock' }, { kind: 'price', market: 'gb', fromMinor: 900 }), join: 'any' },
    ['hat', 'mug'],
  ],
];
for (const [index, [name, made, slugs]] of rules.entries()) {
  test(`a rule puts together: ${name}`, async () => {
    assert.deepEqual(await save(`rule-${index}`, made), { version: 1 });
    assert.deepEqual(await shown(`rule-${index}`), slugs);
    const preview = await room.ask('previewRule', { rule: made }, staff);
    assert.ok('count' in preview);
    assert.deepEqual([preview.count, preview.products.map(({ slug }) => slug)], [slugs.length, slugs]);
    await settle();
    assert.deepEqual(await shown(`rule-${index}`), slugs);
  });
}

test('members come and go with what products become, heard by event', async () => {
  await save('red-things', rule({ kind: 'attribute', key: 'colour', values: ['red'] }));
  await save('there', rule({ kind: 'in-stock' }));
  await save('by-hand', null, { picks: [hat.productId] });
  await room.ask(
    'importProducts',
    {
      products: [
        { ...hat, attributes },
        { ...pot, attributes: [] },
      ],
    },
    staff,
  );
  const lines = [{ variantId: variantIdOf(mug), quantity: 10 }];
  await room.ask('reserve', { orderId: uuidv7(), lines, holdSeconds: 60 }, order);
  assert.deepEqual([await shown('red-things'), await shown('there')], [['pot'], ['mug']]);
  await settle();
  assert.deepEqual([await shown('red-things'), await shown('there')], [['hat'], []]);
  assert.deepEqual(await shown('by-hand'), ['hat']);
  await room.ask('importProducts', { products: [hat, pot] }, staff);
  await room.ask('receiveStock', { movements: [aMovement(variantIdOf(mug))] }, staff);
  await settle();
  assert.deepEqual([await shown('red-things'), await shown('there')], [['pot'], ['mug']]);
  await room.ask('importCategories', { categories: [aCategory('mugs', { parentSlug: 'hats' })] }, staff);
  await room.run('fill-collections', { byCategory: true });
  assert.deepEqual(await shown('rule-0'), ['pot']);
});

test('picks stand in front in their order; pages and sorts show each product once, in one statement', async () => {
  const picks = [hat.productId, mug.productId];
  await save('mixed', rule({ kind: 'new', days: 30 }), { picks });
  assert.deepEqual(await shown('mixed'), ['hat', 'mug', 'pot']);
  assert.deepEqual(await shown('mixed', { locale: 'zh-cn' }), ['mug', 'pot']);
  assert.deepEqual(new Set((await shown('mixed', { sort: 'price' })).slice(0, 2)), new Set(['mug', 'pot']));
  for (const sort of ['featured', 'newest', 'price'] as const) {
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      room.statements.length = 0;
      const asked = { slug: 'mixed', locale: 'en-gb' as const, sort, limit: 1, ...(cursor && { cursor }) };
      const page = await room.ask('getCollection', asked);
      assert.ok('products' in page);
      assert.deepEqual(room.statements, [`catalog.collections.show-gb-${sort}`]);
      seen.push(...page.products.map(({ slug }) => slug));
      cursor = page.nextCursor;
    }
    assert.deepEqual(seen, await shown('mixed', { sort }));
    assert.deepEqual(seen.toSorted(), ['hat', 'mug', 'pot']);
  }
  const page = await room.ask('getCollection', { slug: 'mixed', locale: 'zh-cn', limit: 1 });
  assert.ok('products' in page);
  assert.deepEqual([page.title, page.seo], ['mixed集', { title: 'mixed集', description: 'mixed集' }]);
  assert.deepEqual(page.products[0], {
    productId: mug.productId,
    slug: 'mug',
    title: mug.title.zh,
    picture: null,
    price: { amountMinor: 2700, currency: 'CNY' },
    isAvailable: true,
  });
});

test('a collection is shown and sorted by the prices of the market asked, without what is not sold there', async () => {
  const inDollars = (amountMinor: number, pounds: number) => [
    ...price(pounds),
    { market: 'us' as const, price: { amountMinor, currency: 'USD' as const } },
  ];
  const made = [inDollars(500, 100), inDollars(300, 200), price(50)].map((prices, index) =>
    aDraft({ slug: `world-${index + 1}`, variants: [aVariant({ prices })] }),
  );
  await room.ask('importProducts', { products: made }, staff);
  await save('world', null, { picks: made.map(({ productId }) => productId) });
  const sold = await room.ask('getCollection', {
    slug: 'world',
    locale: 'zh-cn',
    market: 'us',
    sort: 'price',
  });
  assert.ok('products' in sold);
  assert.deepEqual(
    sold.products.map(({ slug, price: each }) => [slug, each]),
    [
      ['world-2', { amountMinor: 300, currency: 'USD' }],
      ['world-1', { amountMinor: 500, currency: 'USD' }],
    ],
  );
});

test('of two who edit the same version one is told, and nothing of theirs is written', async () => {
  await save('edited', null);
  const second = await save('edited', null, { version: 1, picks: [pot.productId] });
  const late = await save('edited', null, { version: 1, picks: [mug.productId] });
  assert.deepEqual(second, { version: 2 });
  assert.equal('refusal' in late && late.refusal, 'version-conflict');
  const stored = await room.ask('getCollectionForStaff', { slug: 'edited' }, staff);
  assert.deepEqual('picks' in stored && [stored.picks, stored.version], [[pot.productId], 2]);
  assert.equal('picks' in stored && stored.changedBy, 'staff:0198a000-0000-7000-8000-000000000001');
  assert.ok('picks' in stored && Date.parse(stored.changedAt) > 0);
  assert.deepEqual(await shown('edited'), ['pot']);
  const nobody = await save('edited', null, { version: 2, picks: [uuidv7()] });
  assert.equal('refusal' in nobody && nobody.refusal, 'product-not-found');
  const backwards = rule({ kind: 'number', key: 'height', from: 2, to: 1 });
  const wrong = await save('edited', backwards, { version: 2 });
  assert.deepEqual('path' in wrong && wrong.path, '/rule/conditions/0');
  const unbounded = rule({ kind: 'price', market: 'cn' });
  const empty = await room.ask('previewRule', { rule: unbounded }, staff);
  assert.equal('refusal' in empty && empty.refusal, 'value-invalid');
  await room.ask('removeCollection', { slug: 'edited' }, staff);
  await room.ask('removeCollection', { slug: 'edited' }, staff);
  const gone = await room.ask('getCollection', { slug: 'edited', locale: 'en-gb' });
  assert.equal('refusal' in gone && gone.refusal, 'not-found');
});
