import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aCategory, aDraft, anAttribute, aVariant, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  await room.ask('importCategories', { categories: [aCategory('cups')] }, staff);
  await room.ask('importAttributes', { attributes: [anAttribute('note', 'text')] }, staff);
});
after(() => room.close());

const start = async (importId: string, parts: number, mode: 'check' | 'apply') =>
  assert.deepEqual(await room.ask('startImport', { importId, parts, mode }, staff), {});
const outcome = async (importId: string) => {
  const found = await room.ask('getImport', { importId }, staff);
  assert.ok('state' in found);
  return found;
};

test('parts are kept once, and a start waits for all of them', async () => {
  const importId = uuidv7();
  const ask = (part: number, text: string) => room.ask('addImportPart', { importId, part, text }, staff);
  const first = await ask(1, 'slug');
  await room.ask('createImport', { importId, fileName: 'a.csv' }, staff);
  const other = await room.ask('createImport', { importId, fileName: 'b.csv' }, staff);
  assert.deepEqual(await ask(1, 'slug'), {});
  assert.deepEqual(await ask(1, 'slug'), {});
  const differs = await ask(1, 'sku');
  await ask(3, ',sku');
  const missing = await room.ask('startImport', { importId, parts: 3, mode: 'check' }, staff);
  const nobody = await room.ask('startImport', { importId: uuidv7(), parts: 1, mode: 'check' }, staff);
  await ask(2, ',title_en');
  await start(importId, 3, 'check');
  assert.deepEqual(await ask(1, 'slug'), {});
  const late = [await ask(4, 'more'), await ask(1, 'sku')];
  assert.deepEqual(
    [first, other, differs, missing, nobody, ...late].map((answer) => 'refusal' in answer && answer.refusal),
    [
      'not-found',
      'already-exists',
      'already-exists',
      'value-invalid',
      'not-found',
      'value-invalid',
      'already-exists',
    ],
  );
  await room.run('run-imports');
  assert.equal((await outcome(importId)).state, 'checked');
  await room.ask('cancelImport', { importId }, staff);
  assert.deepEqual(await ask(1, 'slug'), {});
  const text = 'select from import_parts where import_id = $1';
  assert.deepEqual(await room.db.rows({ name: 'test.parts', text, values: [importId] }), []);
});

test('imports are listed newest first, and what ended 30 days ago is forgotten', async () => {
  const ids = [uuidv7(), uuidv7()];
  for (const importId of ids) await room.ask('createImport', { importId, fileName: 'old.csv' }, staff);
  await room.db.rows({
    name: 'test.age',
    text: `update imports set created_at = now() - interval '31 days' where import_id = $1`,
    values: [ids[0]],
  });
  const listed = async () => {
    const answer = await room.ask('listImports', {}, staff);
    assert.ok('imports' in answer);
    return answer.imports.map(({ importId }) => importId).filter((id) => ids.includes(id));
  };
  assert.deepEqual(await listed(), ids.toReversed());
  await room.run('run-imports');
  assert.deepEqual(await listed(), ids.slice(1));
});

test('what is exported and imported again is unchanged, formulas included', async () => {
  const draft = aDraft({
    slug: 'zz-round',
    title: { en: '=1+1 "quoted", and\nmore', zh: "@sum'" },
    attributes: [{ key: 'note', text: { en: '-', zh: '，' } }],
    seo: { title: { en: 'S', zh: 'S' }, description: { en: 'D', zh: 'D' } },
    optionName: { en: 'Size', zh: '尺寸' },
    categorySlugs: ['cups'],
    variants: [
      aVariant({ option: { en: 'L', zh: '大' }, picture: '<svg/>' }),
      aVariant({ option: { en: 'M', zh: '中' }, weightGrams: 0, shippingClass: 'bulky' }),
    ],
  });
  await room.ask('importProducts', { products: [draft] }, staff);
  const parts: string[] = [];
  let products = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Awaited<ReturnType<typeof exported>> = await exported(cursor);
    assert.ok('csv' in page);
    parts.push(page.csv);
    products += page.products;
    cursor = page.nextCursor;
  }
  assert.ok(parts.join('').includes(`"'=1+1 ""quoted"", and\nmore"`));
  const importId = uuidv7();
  await room.ask('createImport', { importId, fileName: 'export.csv' }, staff);
  for (const [index, text] of parts.entries())
    await room.ask('addImportPart', { importId, part: index + 1, text }, staff);
  await start(importId, parts.length, 'apply');
  await room.run('run-imports');
  const { state, unchanged, written, faults } = await outcome(importId);
  assert.deepEqual([state, unchanged, written, faults], ['done', products, 0, 0]);
});

const exported = (cursor: string) => room.ask('exportProducts', { cursor }, staff);
