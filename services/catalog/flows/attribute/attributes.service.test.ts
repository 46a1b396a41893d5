import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { events } from '#contracts/events.ts';
import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { validate } from '#runtime/door/validate.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { catalogService } from '../../service.ts';
import { aDraft, anAttribute, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  const choices = [
    { key: 'red', title: { en: 'Red', zh: '红色' } },
    { key: 'blue', title: { en: 'Blue', zh: '蓝色' } },
  ];
  const attributes = [
    anAttribute('material', 'text', { title: { en: 'Material', zh: '材质' } }),
    anAttribute('height', 'number', { unit: 'cm', title: { en: 'Height', zh: '高度' } }),
    anAttribute('dishwasher', 'boolean', { title: { en: 'Dishwasher safe', zh: '可洗碗机清洗' } }),
    anAttribute('colour', 'choice', { choices, title: { en: 'Colour', zh: '颜色' } }),
  ];
  assert.deepEqual(await room.ask('importAttributes', { attributes }, staff), { written: 4 });
  assert.deepEqual(await room.ask('importAttributes', { attributes }, staff), { written: 0 });
  await room.ask('importBrands', { brands: [{ slug: 'retro', title: 'Retro & Sons' }] }, staff);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

type Values = NonNullable<ProductDraftValue['attributes']>;
const values: Values = [
  { key: 'height', number: 12.5 },
  { key: 'material', text: { en: 'Porcelain', zh: 'Porcelain' } },
  { key: 'dishwasher', isTrue: false },
  { key: 'colour', choice: 'blue' },
];
const write = (attributes: Values) =>
  room.ask('importProducts', { products: [aDraft({ attributes })] }, staff);

test('values are read in both languages with their unit, and missing translations are marked', async () => {
  const draft = aDraft({
    attributes: values,
    brandSlug: 'retro',
    title: { en: 'Cup', zh: 'Cup' },
    seo: { title: { en: 'Buy cups', zh: '买茶杯' }, description: { en: 'Cups!', zh: '茶杯！' } },
  });
  await room.ask('importProducts', { products: [draft] }, staff);
  const english = await room.ask('getProduct', { slug: draft.slug, locale: 'en-gb' });
  const chinese = await room.ask('getProduct', { slug: draft.slug, locale: 'zh-cn' });
  assert.ok('title' in english && 'title' in chinese);
  assert.deepEqual(english.attributes, [
    { key: 'height', title: 'Height', value: '12.5 cm' },
    { key: 'material', title: 'Material', value: 'Porcelain' },
    { key: 'dishwasher', title: 'Dishwasher safe', value: 'No' },
    { key: 'colour', title: 'Colour', value: 'Blue' },
  ]);
  assert.deepEqual(chinese.attributes, [
    { key: 'height', title: '高度', value: '12.5 cm' },
    { key: 'material', title: '材质', value: 'Porcelain', isEnglish: true },
    { key: 'dishwasher', title: '可洗碗机清洗', value: '否' },
    { key: 'colour', title: '颜色', value: '蓝色' },
  ]);
  assert.deepEqual([english.untranslated, chinese.untranslated], [[], ['title']]);
  assert.deepEqual([english.seo.title, chinese.seo.description], ['Buy cups', '茶杯！']);
  assert.deepEqual(english.brand, { slug: 'retro', title: 'Retro & Sons' });
  const event = (await room.announced()).find(({ key }) => key === draft.productId);
  assert.equal(validate(events['product.changed'].payload, event?.payload), undefined);
  assert.ok(event);
  const { brand, attributes } = event.payload as { brand: unknown; attributes: unknown[] };
  assert.deepEqual(brand, { slug: 'retro', title: 'Retro & Sons' });
  assert.deepEqual(attributes[3], {
    key: 'colour',
    title: { en: 'Colour', zh: '颜色' },
    value: { en: 'Blue', zh: '蓝色' },
  });
});

const refusedValues: [name: string, values: Values, path: string][] = [
  ['an attribute that is not defined', [...values, { key: 'weight', number: 1 }], '/products/0/attributes/4'],
  ['a value of another type', [{ key: 'height', isTrue: true }], '/products/0/attributes/0'],
  [
    'a choice that there is not',
    [
      { key: 'height', number: 1 },
      { key: 'colour', choice: 'green' },
    ],
    '/products/0/attributes/1',
  ],
  [
    'a second value',
    [
      { key: 'height', number: 1 },
      { key: 'height', number: 2 },
    ],
    '/products/0/attributes/1/key',
  ],
];
for (const [name, attributes, path] of refusedValues) {
  test(`a product is refused for ${name}, and nothing is written`, async () => {
    const before = (await room.announced()).length;
    const answer = await write(attributes);
    assert.deepEqual('refusal' in answer && [answer.refusal, answer.path], ['value-invalid', path]);
    assert.equal((await room.announced()).length, before);
  });
}

test('a product is refused for a brand that there is not', async () => {
  const products = [aDraft(), aDraft({ brandSlug: 'nobody' })];
  const answer = await room.ask('importProducts', { products }, staff);
  assert.deepEqual('refusal' in answer && answer.path, '/products/1/brandSlug');
});

test('a definition keeps its type, unit and choices, which only grow', async () => {
  const change = (...attributes: ReturnType<typeof anAttribute>[]) =>
    room.ask('importAttributes', { attributes }, staff);
  const green = { key: 'green', title: { en: 'Green', zh: '绿色' } };
  const refused = [
    await change(anAttribute('material', 'boolean')),
    await change(anAttribute('fresh', 'text'), anAttribute('height', 'number', { unit: 'mm' })),
    await change(anAttribute('colour', 'choice', { choices: [green] })),
    await change(anAttribute('fresh', 'choice')),
    await change(anAttribute('fresh', 'text', { unit: 'cm' })),
    await change(anAttribute('fresh', 'text'), anAttribute('fresh', 'text')),
  ];
  assert.deepEqual(
    refused.map((answer) => 'refusal' in answer && answer.path),
    [
      '/attributes/0/type',
      '/attributes/1/type',
      '/attributes/0/choices',
      '/attributes/0/choices',
      '/attributes/0/unit',
      '/attributes/1/key',
    ],
  );
  const listed = await room.ask('listAttributes', { cursor: 'colour', limit: 2 }, staff);
  assert.deepEqual('attributes' in listed && listed.attributes.map(({ key }) => key), [
    'dishwasher',
    'height',
  ]);
  assert.equal('nextCursor' in listed && listed.nextCursor, 'height');
});

test('5,355 definitions are written and listed, and a product may have 300 values', async () => {
  const keys = Array.from({ length: 5355 }, (_, index) => `key_${String(index).padStart(4, '0')}`);
  for (let from = 0; from < keys.length; from += 500) {
    const attributes = keys.slice(from, from + 500).map((key) => anAttribute(key, 'number'));
    await room.ask('importAttributes', { attributes }, staff);
  }
  const attributes = keys.slice(0, 300).map((key, number) => ({ key, number }));
  room.statements.length = 0;
  assert.deepEqual(await write(attributes), { written: 1, unchanged: 0 });
  assert.equal(room.statements.length, 16);
  const seen: string[] = [];
  for (let cursor: string | null = 'key'; cursor !== null;) {
    const page: Awaited<ReturnType<typeof list>> = await list(cursor);
    assert.ok('attributes' in page);
    seen.push(...page.attributes.map(({ key }) => key));
    cursor = page.nextCursor;
  }
  assert.deepEqual(
    seen.filter((key) => key.startsWith('key_')),
    keys,
  );
});

const list = (cursor: string) => room.ask('listAttributes', { cursor, limit: 500 }, staff);
