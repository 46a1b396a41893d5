import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { events } from '#contracts/events.ts';
import { validate } from '#runtime/door/validate.ts';
import { afterWaitingFor } from '#runtime/testing/after-waiting-for.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { catalogService } from '../../service.ts';
import { writeCategories } from '../../store/category/categories.ts';
import { aCategory, aDraft, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const write = (...categories: ReturnType<typeof aCategory>[]) =>
  room.ask('importCategories', { categories }, staff);
const below = (slug: string, parentSlug: string, position = 1) => aCategory(slug, { parentSlug, position });

test('a tree may be written children first and is listed parents first; a repeat changes nothing', async () => {
  const tree = [
    below('mugs', 'kitchen', 2),
    below('cups', 'kitchen', 1),
    aCategory('kitchen', { position: 2 }),
    aCategory('garden', { position: 1 }),
  ];
  assert.deepEqual(await write(...tree), { written: 4 });
  assert.deepEqual(await write(...tree), { written: 0 });
  const listed = await room.ask('listCategories', { locale: 'zh-cn' });
  assert.deepEqual(listed, {
    categories: [
      { slug: 'garden', title: 'garden类', parentSlug: null },
      { slug: 'kitchen', title: 'kitchen类', parentSlug: null },
      { slug: 'cups', title: 'cups类', parentSlug: 'kitchen' },
      { slug: 'mugs', title: 'mugs类', parentSlug: 'kitchen' },
    ],
  });
  const announced = await room.announced();
  assert.equal(announced.length, 4);
  for (const event of announced) {
    assert.equal(validate(events['category.changed'].payload, event.payload), undefined);
  }
  assert.deepEqual(await write(aCategory('garden', { title: { en: 'Garden', zh: '花园' } })), { written: 1 });
  assert.deepEqual((await room.announced()).at(-1), {
    name: 'category.changed',
    key: 'garden',
    version: 2,
    payload: { slug: 'garden', title: { en: 'Garden', zh: '花园' }, parentSlug: null },
  });
});

test('a twice written slug, an unknown parent and a ring are refused, and nothing is written', async () => {
  await write(aCategory('old'), below('young', 'old'));
  const before = await room.ask('listCategories', { locale: 'en-gb' });
  const refused = [
    await write(aCategory('twin'), aCategory('other'), aCategory('twin')),
    await write(aCategory('first'), below('orphan', 'nowhere')),
    await write(below('old', 'young')),
    await write(below('self', 'self')),
  ];
  assert.deepEqual(
    refused.map((answer) => 'refusal' in answer && [answer.refusal, answer.path]),
    [
      ['value-invalid', '/categories/2/slug'],
      ['value-invalid', '/categories/1/parentSlug'],
      ['value-invalid', '/categories'],
      ['value-invalid', '/categories'],
    ],
  );
  assert.deepEqual(await room.ask('listCategories', { locale: 'en-gb' }), before);
});

test('of two who change a category at once one is told, with who was first; a repeat changes nothing', async () => {
  const seen = aCategory('shared');
  const renamed = (en: string) => ({ ...seen, title: { en, zh: '共用' }, version: 1 });
  assert.deepEqual(await write({ ...seen, version: 0 }), { written: 1 });
  assert.deepEqual(await write({ ...seen, version: 0 }), { written: 0 }, 'a repeat');
  const both = await Promise.all([write(renamed('One')), write(renamed('Other'))]);
  const refusals = both.flatMap((answer) => ('refusal' in answer ? [answer.refusal] : []));
  assert.deepEqual(refusals, ['version-conflict']);
  const listed = async () => {
    const answer = await room.ask('listCategoriesForStaff', {}, staff);
    return 'categories' in answer ? answer.categories.find(({ slug }) => slug === 'shared') : undefined;
  };
  const now = await listed();
  assert.ok(now && staff.subject.kind === 'staff');
  assert.deepEqual([now.version, now.changedBy], [2, `staff:${staff.subject.staffId}`]);
  await room.ask('removeCategory', { slug: 'shared' }, staff);
  const late = await write(renamed('Late'));
  assert.equal('refusal' in late && late.refusal, 'version-conflict', 'what was removed does not come back');
  assert.equal(await listed(), undefined);
});

test('two imports at once cannot close a ring between them', async () => {
  await write(aCategory('left'), aCategory('right'));
  const row = { slug: 'left', titleEn: 'Left', titleZh: '左', parentSlug: 'right', position: 1 };
  const first = writeCategories(JSON.stringify([row]), 'category.changed', '', 'system');
  const refused = await afterWaitingFor(room.db, first, () => write(below('right', 'left')));
  assert.equal('refusal' in refused && refused.refusal, 'value-invalid');
});

test('an empty category is removed, one that holds something is not, and one of the same name goes on counting', async () => {
  await write(aCategory('attic'), below('box', 'attic'));
  const draft = aDraft({ categorySlugs: ['box'] });
  await room.ask('importProducts', { products: [draft] }, staff);
  const listed = async () => {
    const found = await room.ask('listCategoriesForStaff', {}, staff);
    assert.ok('categories' in found);
    return found.categories
      .filter(({ slug }) => slug === 'attic' || slug === 'box')
      .map(({ version: _version, changedBy: _by, changedAt: _at, ...category }) => category);
  };
  const attic = {
    slug: 'attic',
    title: { en: 'Title of attic', zh: 'attic类' },
    parentSlug: null,
    position: 1,
  };
  const box = { slug: 'box', title: { en: 'Title of box', zh: 'box类' }, parentSlug: 'attic', position: 1 };
  assert.deepEqual(await listed(), [
    { ...attic, products: 0 },
    { ...box, products: 1 },
  ]);
  for (const slug of ['attic', 'box']) {
    const refused = await room.ask('removeCategory', { slug }, staff);
    assert.equal('refusal' in refused && refused.refusal, 'in-use');
  }
  await room.ask('importProducts', { products: [{ ...draft, categorySlugs: ['attic'] }] }, staff);
  assert.deepEqual(await room.ask('removeCategory', { slug: 'box' }, staff), {});
  assert.deepEqual(await room.ask('removeCategory', { slug: 'box' }, staff), {});
  assert.deepEqual(await listed(), [{ ...attic, products: 1 }]);
  await write(aCategory('box'));
  const told = (await room.announced()).filter(({ key }) => key === 'box').slice(1);
  assert.deepEqual(
    told.map(({ version, payload }) => [version, 'isRemoved' in (payload as object)]),
    [
      [2, true],
      [3, false],
    ],
  );
});
