import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aCategory, aDraft, aVariant, anAttribute, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  await room.ask('importCategories', { categories: [aCategory('cups')] }, staff);
  await room.ask('importAttributes', { attributes: [anAttribute('note', 'text')] }, staff);
  await room.ask('importBrands', { brands: [{ slug: 'retro', title: 'Retro' }] }, staff);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const save = (product: ProductDraftValue, version: number) =>
  room.ask('saveProduct', { productId: product.productId, product, version }, staff);
const open = async (productId: string) => {
  const answer = await room.ask('getProductForStaff', { productId }, staff);
  assert.ok('product' in answer);
  return answer;
};

test('what is read for editing is what was written, and saving it again changes nothing', async () => {
  const draft = aDraft({
    brandSlug: 'retro',
    categorySlugs: ['cups'],
    attributes: [{ key: 'note', text: { en: 'Fragile', zh: 'Fragile' } }],
    seo: { title: { en: 'Cup', zh: '茶杯' }, description: { en: 'A cup', zh: '一个茶杯' } },
    optionName: { en: 'Size', zh: 'Size' },
    variants: [aVariant({ option: { en: 'Large', zh: '大' } })],
  });
  assert.deepEqual(await save(draft, 0), { version: 1 });
  assert.deepEqual(await save(draft, 0), { version: 1 });
  const { product, version, untranslated } = await open(draft.productId);
  const [variant = aVariant()] = draft.variants;
  const prices = variant.prices.toSorted((a, b) => (a.market < b.market ? -1 : 1));
  assert.deepEqual(product, { ...draft, isHidden: false, variants: [{ ...variant, prices }] });
  assert.deepEqual([version, untranslated], [1, ['/optionName', '/attributes/0/text']]);
  assert.deepEqual(await save(product, 1), { version: 1 });
  room.statements.length = 0;
  await open(draft.productId);
  assert.equal(room.statements.length, 1);
});

test('of two who edit the same version one is told, and nothing of theirs is written', async () => {
  const draft = aDraft({ title: { en: 'First', zh: '一' } });
  await save(draft, 0);
  assert.deepEqual(await save({ ...draft, title: { en: 'Second', zh: '二' } }, 1), { version: 2 });
  const late = await save({ ...draft, title: { en: 'Third', zh: '三' } }, 1);
  assert.deepEqual('refusal' in late && [late.refusal, late.data], ['version-conflict', { version: 2 }]);
  const fresh = await save({ ...draft, title: { en: 'Fourth', zh: '四' } }, 0);
  assert.equal('refusal' in fresh && fresh.refusal, 'version-conflict');
  const now = await open(draft.productId);
  assert.equal(now.product.title.en, 'Second');
  assert.equal(now.changedBy, `staff:${staff.subject.kind === 'staff' && staff.subject.staffId}`);
  assert.ok(Date.parse(now.changedAt) > 0);
  const nobody = await save(aDraft(), 7);
  assert.equal('refusal' in nobody && nobody.refusal, 'version-conflict');
});

test('two who save at once get one version and one conflict', async () => {
  const draft = aDraft();
  await save(draft, 0);
  const titles = ['Left', 'Right', 'Middle'].map((en) => ({ en, zh: '同时' }));
  const answers = await Promise.all(titles.map((title) => save({ ...draft, title }, 1)));
  assert.equal(answers.filter((answer) => 'version' in answer && answer.version === 2).length, 1);
  assert.equal((await open(draft.productId)).version, 2);
});

test('faults are told with their place in the product', async () => {
  const other = aDraft();
  await save(other, 0);
  const hash = '0'.repeat(64);
  const refused = [
    await room.ask('saveProduct', { productId: uuidv7(), product: other, version: 0 }, staff),
    await save(aDraft({ slug: other.slug }), 0),
    await save(aDraft({ categorySlugs: ['nowhere'] }), 0),
    await save(aDraft({ variants: [aVariant({ picture: `/media/${hash}.jpg` })] }), 0),
    await save(aDraft({ variants: [aVariant({ picture: '<svg><script/></svg>' })] }), 0),
  ];
  assert.deepEqual(
    refused.map((answer) => 'refusal' in answer && [answer.refusal, answer.path]),
    [
      ['value-invalid', '/product/productId'],
      ['already-exists', '/product/slug'],
      ['value-invalid', '/product/categorySlugs/0'],
      ['value-invalid', '/product/variants/0/picture'],
      ['value-invalid', '/product/variants/0/picture'],
    ],
  );
  const answer = await room.ask('getProductForStaff', { productId: uuidv7() }, staff);
  assert.equal('refusal' in answer && answer.refusal, 'product-not-found');
});

test('a stored picture is kept by its path', async () => {
  const draft = aDraft({ variants: [aVariant({ picture: '<svg><rect/></svg>' })] });
  await save(draft, 0);
  const { product } = await open(draft.productId);
  const path = product.variants[0]?.picture ?? '';
  assert.match(path, /^\/media\/[0-9a-f]{64}\.jpg$/);
  assert.deepEqual(await save({ ...product, popularity: 9 }, 1), { version: 2 });
  assert.equal((await open(draft.productId)).product.variants[0]?.picture, path);
});
