import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aVariant, order, staff } from '../../testing.ts';

type Pictures = InputTo<'catalog', 'saveProductPictures'>['pictures'];
const system = { subject: { kind: 'system', service: 'gateway', cause: 'test' } } as const;
const nothing = { en: '', zh: '' };
let room: TestRoom<'catalog'>;
let [front, back, inside]: [string, string, string] = ['', '', ''];
let draft: ProductDraftValue;
let [red, blue]: [string, string] = ['', ''];

before(async () => {
  room = await openTestRoom(catalogService);
  const drawings = ['front', 'back', 'inside'].map(
    (title) => `<svg xmlns="http://www.w3.org/2000/svg"><title>${title}</title></svg>`,
  );
  const imported = await room.ask('importDrawings', { drawings }, system);
  assert.ok('paths' in imported);
  [front = '', back = '', inside = ''] = imported.paths;
});
after(() => room.close());
beforeEach(async () => {
  const variants = [
    aVariant({ option: { en: 'Red', zh: '红' } }),
    aVariant({ option: { en: 'Blue', zh: '蓝' } }),
  ];
  draft = aDraft({ variants });
  [red = '', blue = ''] = variants.map(({ variantId }) => variantId);
  await room.ask('importProducts', { products: [draft] }, staff);
});

const list = async () => {
  const found = await room.ask('listProductPictures', { productId: draft.productId }, staff);
  assert.ok('pictures' in found);
  return found;
};
const save = (pictures: Pictures, version: number) =>
  room.ask('saveProductPictures', { productId: draft.productId, version, pictures }, staff);
const arranged = async () =>
  (await list()).pictures.map(({ path, alt, variantIds }) => ({ path, alt, variantIds }));
const shown = async () => {
  const product = await room.ask('getProduct', { slug: draft.slug, locale: 'zh-cn' });
  assert.ok('pictures' in product);
  const { picture, pictures, variants } = product;
  return {
    picture,
    pictures: pictures.map(({ path, alt }) => [path, alt]),
    own: variants.map((each) => each.picture),
  };
};
const lastEvent = async () =>
  (await room.announced()).findLast(({ key }) => key === draft.productId) as {
    version: number;
    payload: { pictures: Record<string, string> };
  };

test('pictures stand in the order given, say what they show, and belong to variants; everybody hears of it', async () => {
  const pictures = [
    { path: front, alt: { en: 'From the front', zh: '正面' }, variantIds: [] },
    { path: back, alt: nothing, variantIds: [blue] },
  ];
  assert.deepEqual(await save(pictures, 1), { version: 2 });
  assert.deepEqual(await arranged(), pictures);
  assert.deepEqual(await shown(), {
    picture: front,
    pictures: [
      [front, '正面'],
      [back, ''],
    ],
    own: [front, back],
  });
  const { version, payload } = await lastEvent();
  assert.deepEqual([version, payload.pictures], [2, { [red]: front, [blue]: back }]);
  const quoted = await room.ask('quote', { variantIds: [blue, red], locale: 'en-gb' }, order);
  assert.deepEqual('variants' in quoted && quoted.variants.map(({ picture }) => picture), [back, front]);
  assert.deepEqual(await catalogService.audit(room.db), []);
});

test('they can be turned round and taken away; the same again changes nothing', async () => {
  const aPicture = (path: string) => ({ path, alt: nothing, variantIds: [] });
  const [one, other] = [aPicture(front), aPicture(inside)];
  await save([one, other], 1);
  assert.deepEqual(await save([other, one], 2), { version: 3 });
  assert.deepEqual(await arranged(), [other, one]);
  assert.deepEqual(await save([other, one], 2), { version: 3 });
  assert.deepEqual(await save([], 3), { version: 4 });
  assert.deepEqual(await arranged(), []);
  assert.deepEqual((await lastEvent()).payload.pictures, {});
  assert.deepEqual(await save([one, other], 4), { version: 5 }, 'what was taken away can be put back');
});

test('what cannot be is refused with its place, and nothing changes', async () => {
  const kept = [{ path: front, alt: nothing, variantIds: [red] }];
  await save(kept, 1);
  const unknown = `/media/${'0'.repeat(64)}.jpg`;
  const one = (path: string, variantIds: string[] = []) => ({ path, alt: nothing, variantIds });
  const refused: [what: string, pictures: Pictures, version: number, refusal: string, path?: string][] = [
    ['an unknown picture', [one(back), one(unknown)], 2, 'value-invalid', '/pictures/1/path'],
    ['a picture twice', [one(back), one(back)], 2, 'value-invalid', '/pictures/1/path'],
    ['a variant of another product', [one(back, [uuidv7()])], 2, 'value-invalid', '/pictures'],
    [
      'two for a variant',
      [one(back, [red]), one(inside, [red])],
      2,
      'value-invalid',
      '/pictures/1/variantIds',
    ],
    ['an older version', [one(back)], 1, 'version-conflict'],
  ];
  for (const [what, pictures, version, refusal, path] of refused) {
    const answer = await save(pictures, version);
    assert.ok('refusal' in answer, what);
    assert.deepEqual([answer.refusal, answer.path], [refusal, path], what);
  }
  const none = await room.ask(
    'saveProductPictures',
    { productId: uuidv7(), version: 0, pictures: [] },
    staff,
  );
  assert.equal('refusal' in none && none.refusal, 'product-not-found');
  assert.deepEqual([await arranged(), (await list()).version], [kept, 2]);
});

test('of two who arrange at once one is told of the other', async () => {
  const both = [front, back].map((path) => save([{ path, alt: nothing, variantIds: [] }], 1));
  const answers = (await Promise.all(both)).map((answer) =>
    'version' in answer ? answer.version : answer.refusal,
  );
  assert.deepEqual(new Set(answers), new Set([2, 'version-conflict']));
  assert.equal((await list()).version, 2);
});

test('a draft with pictures sets them, one without leaves them, and the draft that is read has them', async () => {
  const pictures = [{ path: inside, alt: { en: 'Inside', zh: '里面' } }];
  await room.ask('importProducts', { products: [{ ...draft, pictures }] }, staff);
  await room.ask('importProducts', { products: [{ ...draft, popularity: 7 }] }, staff);
  assert.deepEqual((await shown()).pictures, [[inside, '里面']]);
  const read = await room.ask('getProductForStaff', { productId: draft.productId }, staff);
  assert.deepEqual('product' in read && read.product.pictures, pictures);
  const missing = [{ path: `/media/${'1'.repeat(64)}.jpg`, alt: nothing }];
  const refused = await room.ask('importProducts', { products: [{ ...draft, pictures: missing }] }, staff);
  assert.equal('path' in refused && refused.path, '/products/0/pictures/0/path');
});

test('arranging costs two round trips, reading one', async () => {
  room.statements.length = 0;
  await list();
  assert.deepEqual(room.statements, ['catalog.product-pictures.list']);
  room.statements.length = 0;
  await save([{ path: front, alt: nothing, variantIds: [] }], 1);
  assert.equal(room.statements.length, 7);
});
