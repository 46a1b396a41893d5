import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aCategory, aDraft, anAttribute, aVariant, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
let dieAt: string | undefined;
let onKillPoint: (() => Promise<unknown>) | undefined;
const pending: Promise<unknown>[] = [];
before(async () => {
  const settings = defaultSettings();
  room = await openTestRoom(catalogService, {
    setting: (key) => (key === 'catalog.importBusyShare' ? 1 : settings(key)) as never,
    killPoint: (name) => {
      if (name === 'catalog.run-imports.after-batch' && onKillPoint) pending.push(onKillPoint());
      if (name === dieAt) throw new Error('died');
    },
  });
  await room.ask('importCategories', { categories: [aCategory('cups')] }, staff);
  await room.ask('importBrands', { brands: [{ slug: 'retro', title: 'Retro' }] }, staff);
  const attributes = [
    anAttribute('height', 'number'),
    anAttribute('note', 'text'),
    anAttribute('safe', 'boolean'),
  ];
  await room.ask('importAttributes', { attributes }, staff);
});
afterEach(async () => {
  dieAt = undefined;
  onKillPoint = undefined;
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const header = 'slug,sku,title_en,title_zh,price_gb,price_cn';
async function send(parts: string[], mode: 'check' | 'apply' = 'apply', importId = uuidv7()) {
  assert.deepEqual(await room.ask('createImport', { importId, fileName: 'a.csv' }, staff), {});
  for (const [index, text] of parts.entries())
    assert.deepEqual(await room.ask('addImportPart', { importId, part: index + 1, text }, staff), {});
  await start(importId, parts.length, mode);
  return importId;
}
const start = async (importId: string, parts: number, mode: 'check' | 'apply') =>
  assert.deepEqual(await room.ask('startImport', { importId, parts, mode }, staff), {});
const outcome = async (importId: string) => {
  const found = await room.ask('getImport', { importId }, staff);
  assert.ok('state' in found);
  const { state, lines, written, unchanged, leftOut, faults, failure } = found;
  return { state, lines, written, unchanged, leftOut, faults, ...(failure !== null && { failure }) };
};
const faultsOf = async (importId: string) => {
  const listed = await room.ask('listImportFaults', { importId }, staff);
  assert.ok('faults' in listed);
  return listed.faults.map(({ line, column, reason }) => [line, column, reason]);
};
const productOf = async (slug: string) => {
  const [row] = await room.db.rows<{ id: string }>({
    name: 'test.product-of',
    text: 'select product_id::text as id from products where slug = $1',
    values: [slug],
  });
  if (!row) return undefined;
  const answer = await room.ask('getProductForStaff', { productId: row.id }, staff);
  return 'product' in answer ? answer.product : undefined;
};

test('a file is written whole, cut anywhere, with lines of one product together', async () => {
  const text = [
    `${header},description_en,option_name_en,option_en,categories,brand,attributes,attribute:safe`,
    'red-cup,CUP-R,"Cup, ""red""",红杯,2.95,27.00,"Line one\nline two",Size,Large,cups,retro,"{""height"":12.5,""note"":{""en"":""New"",""zh"":""新""}}",yes',
    'red-cup,CUP-S,,,1.95,,,,Small,,,,',
    'tea-pot,POT,茶壶,,10,,,,,,,,',
  ].join('\r\n');
  const cut = [text.slice(0, 200), text.slice(200, 201), text.slice(201)];
  const importId = await send(cut);
  await room.run('run-imports');
  assert.deepEqual(await outcome(importId), {
    state: 'done',
    lines: 5,
    written: 2,
    unchanged: 0,
    leftOut: 0,
    faults: 0,
  });
  const cup = await productOf('red-cup');
  assert.ok(cup);
  const { productId: _id, variants, ...rest } = cup;
  assert.deepEqual(rest, {
    slug: 'red-cup',
    title: { en: 'Cup, "red"', zh: '红杯' },
    description: { en: 'Line one\nline two', zh: 'Line one\nline two' },
    categorySlugs: ['cups'],
    taxClass: 'standard',
    brandSlug: 'retro',
    attributes: [
      { key: 'height', number: 12.5 },
      { key: 'note', text: { en: 'New', zh: '新' } },
      { key: 'safe', isTrue: true },
    ],
    seo: null,
    optionName: { en: 'Size', zh: 'Size' },
    popularity: 0,
    isHidden: false,
  });
  assert.deepEqual(
    variants.map(({ sku, option, prices }) => [
      sku,
      option?.en,
      prices.map(({ price }) => price.amountMinor),
    ]),
    [
      ['CUP-R', 'Large', [2700, 295]],
      ['CUP-S', 'Small', [195]],
    ],
  );
  assert.deepEqual((await productOf('tea-pot'))?.title, { en: '茶壶', zh: '茶壶' });
});

const faulty = [
  header,
  'good-one,GOOD-1,Good,,1.00,',
  'bad-price,BAD-1,Bad,,1.234,',
  'no-price,BAD-2,Bad,,,',
  'no-title,BAD-3,,,1.00,',
  'Bad Slug,BAD-4,Bad,,1.00,',
  'short,BAD-5,Bad',
  'other,GOOD-1,Bad,,1.00,',
  'good-two,GOOD-2,Good,,2.00,',
].join('\n');
const expectedFaults = [
  [3, 'price_gb', 'This is no amount in GBP; write it like 12.34.'],
  [4, 'price_gb', 'A variant needs a price in a market.'],
  [5, 'title_en', 'The value must not have fewer than 1 characters.'],
  [6, 'slug', 'The value must match pattern "^[a-z0-9]+(-[a-z0-9]+)*$".'],
  [7, '', 'This line has another number of fields than the header.'],
  [8, 'sku', 'This SKU stands below good-one further up already.'],
];

test('a check tells each fault by line and column and writes nothing; then the rest can be applied', async () => {
  const importId = await send([faulty], 'check');
  const before = (await room.announced()).length;
  await room.run('run-imports');
  const counted = { lines: 9, written: 2, unchanged: 0, leftOut: 6, faults: 6 };
  assert.deepEqual(await outcome(importId), { state: 'checked', ...counted });
  assert.deepEqual(await faultsOf(importId), expectedFaults);
  assert.equal((await room.announced()).length, before);
  assert.equal(await productOf('good-one'), undefined);
  await start(importId, 1, 'apply');
  await room.run('run-imports');
  assert.deepEqual(await outcome(importId), { state: 'done', ...counted });
  assert.deepEqual(await faultsOf(importId), expectedFaults);
  assert.equal((await room.announced()).length, before + 2);
  assert.equal((await productOf('good-two'))?.title.en, 'Good');
});

test('brands, categories, attributes and SKUs are looked up', async () => {
  const taken = aDraft({ variants: [aVariant({ sku: 'TAKEN' })] });
  await room.ask('importProducts', { products: [taken] }, staff);
  const text = [
    `${header},brand,categories,attributes`,
    'lost-a,LOST-A,Lost,,1,,nobody,,',
    'lost-b,LOST-B,Lost,,1,,,cups|nowhere,',
    'lost-c,LOST-C,Lost,,1,,,,"{""weight"":1}"',
    'lost-d,LOST-D,Lost,,1,,,,"{""height"":""tall""}"',
    'lost-e,TAKEN,Lost,,1,,,,',
    'lost-f,LOST-F,Lost,,1,,,,[]',
  ].join('\n');
  const importId = await send([text]);
  await room.run('run-imports');
  assert.deepEqual(await faultsOf(importId), [
    [2, 'brand', 'There is no brand nobody.'],
    [3, 'categories', 'There is no category nowhere.'],
    [4, 'attributes', 'There is no attribute weight.'],
    [5, 'attributes', 'height takes a number.'],
    [6, 'sku', 'This SKU belongs to another product already.'],
    [7, 'attributes', 'Write attributes as a JSON object.'],
  ]);
  assert.equal((await outcome(importId)).written, 0);
});

test('columns that a file lacks, and variants it does not name, stay as they are', async () => {
  const kept = aVariant({ sku: 'KEPT' });
  const draft = aDraft({
    slug: 'partly',
    title: { en: 'Partly', zh: '部分' },
    brandSlug: 'retro',
    variants: [aVariant({ sku: 'PART' }), kept],
  });
  await room.ask('importProducts', { products: [draft] }, staff);
  await send(['slug,sku,price_gb\npartly,PART,9.99\n']);
  await room.run('run-imports');
  const product = await productOf('partly');
  const prices = (sku: string) =>
    product?.variants.find((variant) => variant.sku === sku)?.prices.map(({ price }) => price.amountMinor);
  assert.deepEqual(
    [prices('PART'), prices('KEPT')],
    [
      [2700, 999],
      [2700, 295],
    ],
  );
  assert.deepEqual([product?.title, product?.brandSlug], [draft.title, 'retro']);
});

const many = (count: number, price: string) =>
  [
    header,
    ...Array.from({ length: count }, (_, index) => `many-${index},MANY-${index},Many,,${price},`),
  ].join('\n');

test('a process that dies before or after a batch loses and repeats nothing', async () => {
  const importId = await send([many(250, '1.00')]);
  for (const place of ['catalog.run-imports.before-batch', 'catalog.run-imports.after-batch']) {
    dieAt = place;
    await assert.rejects(room.run('run-imports'), /died/);
  }
  assert.deepEqual(await outcome(importId), {
    state: 'applying',
    lines: 101,
    written: 100,
    unchanged: 0,
    leftOut: 0,
    faults: 0,
  });
  dieAt = undefined;
  const events = async () =>
    (await room.announced()).filter(({ payload }) => JSON.stringify(payload).includes('"many-')).length;
  assert.equal(await events(), 100);
  await room.run('run-imports');
  assert.deepEqual(await outcome(importId), {
    state: 'done',
    lines: 251,
    written: 250,
    unchanged: 0,
    leftOut: 0,
    faults: 0,
  });
  assert.equal(await events(), 250);
  const again = await send([many(250, '1.00')]);
  room.statements.length = 0;
  await room.run('run-imports');
  assert.deepEqual(await outcome(again), {
    state: 'done',
    lines: 251,
    written: 0,
    unchanged: 250,
    leftOut: 0,
    faults: 0,
  });
  assert.ok(room.statements.length < 20, `${room.statements.length} statements for three batches`);
  const parts = await room.db.rows({ name: 'test.parts', text: 'select 1 from import_parts', values: [] });
  assert.deepEqual(parts, []);
});

test('an import that is cancelled stops, and keeps what it wrote', async () => {
  const importId = await send([many(250, '2.00')]);
  onKillPoint = () => room.ask('cancelImport', { importId }, staff);
  await room.run('run-imports');
  await Promise.all(pending);
  await room.run('run-imports');
  const { state, written } = await outcome(importId);
  assert.equal(state, 'cancelled');
  assert.ok(written < 250, `${written} were written`);
  await start(importId, 1, 'apply');
  assert.equal((await outcome(importId)).state, 'cancelled');
});

test('a file that cannot be read fails with a reason', async () => {
  const cases: [string, RegExp][] = [
    ['slug,sku,colour\na,b,c', /line 1, colour: No column is named so/],
    ['slug,title_en\na,b', /line 1, sku: This column is missing/],
    ['slug,sku,sku\na,b,c', /line 1, sku: This column is there twice/],
    [`${header}\na,b,"never closed`, /Quote Not Closed/],
    ['\n', /the file is empty/],
  ];
  for (const [text, failure] of cases) {
    const importId = await send([text]);
    await room.run('run-imports');
    const ended = await outcome(importId);
    assert.equal(ended.state, 'failed');
    assert.match(ended.failure ?? '', failure);
  }
});
