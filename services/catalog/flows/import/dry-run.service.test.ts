import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { anAttribute, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService, { setting: defaultSettings({ 'catalog.importBusyShare': 1 }) });
  await room.ask('importBrands', { brands: [{ slug: 'retro', title: 'Retro' }] }, staff);
  await room.ask('importAttributes', { attributes: [anAttribute('height', 'number')] }, staff);
});
after(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
  await room.close();
});
const outcome = async (importId: string) => {
  const found = await room.ask('getImport', { importId }, staff);
  assert.ok('state' in found);
  const { state, lines, written, unchanged, leftOut, faults } = found;
  return { state, lines, written, unchanged, leftOut, faults };
};
const faultsOf = async (importId: string) => {
  const listed = await room.ask('listImportFaults', { importId }, staff);
  assert.ok('faults' in listed);
  return listed.faults.map(({ line, column, reason }) => [line, column, reason]);
};

test('a dry run takes for known what would be made before it, tells what that is, and writes none of it', async () => {
  const count = async () =>
    await room.db.rows({
      name: 'test.count-written',
      text: 'select (select count(*) from brands) b, (select count(*) from attributes) a, (select count(*) from products) p',
      values: [],
    });
  const before = [await count(), (await room.announced()).length];
  const text = [
    `slug,sku,title_en,title_zh,price_gb,price_cn,brand,attributes`,
    'dry-one,DRY-1,Dry,,1,,brand-new,"{""weight"":1,""height"":2}"',
    'dry-two,DRY-2,Dry,,1,,brand-new,"{""weight"":""heavy""}"',
  ].join('\n');
  const importId = uuidv7();
  await room.ask('createImport', { importId, fileName: 'a.csv' }, staff);
  const brands = [
    { slug: 'brand-new', title: 'Brand new' },
    { slug: 'retro', title: 'Retro' },
  ];
  const attributes = [anAttribute('weight', 'number'), anAttribute('height', 'number')];
  assert.deepEqual(await room.ask('assumeForImport', { importId, brands, attributes }, staff), {
    newBrands: ['brand-new'],
    newAttributes: ['weight'],
  });
  await room.ask('addImportPart', { importId, part: 1, text }, staff);
  const run = async (mode: 'check' | 'apply') => {
    await room.ask('startImport', { importId, parts: 1, mode }, staff);
    await room.run('run-imports');
  };
  await run('check');
  const counted = { lines: 3, written: 1, unchanged: 0, leftOut: 1, faults: 1 };
  assert.deepEqual(await outcome(importId), { state: 'checked', ...counted });
  assert.deepEqual(await faultsOf(importId), [[3, 'attributes', 'weight takes a number.']]);
  assert.deepEqual([await count(), (await room.announced()).length], before);
  await run('apply');
  assert.equal((await outcome(importId)).written, 0);
  assert.deepEqual([await count(), (await room.announced()).length], before);
});

test('what could not be made before a dry run is refused', async () => {
  const importId = uuidv7();
  const asked = { importId, brands: [], attributes: [anAttribute('height', 'text')] };
  await room.ask('createImport', { importId, fileName: 'a.csv' }, staff);
  const other = await room.ask('assumeForImport', asked, staff);
  assert.deepEqual('refusal' in other && [other.refusal, other.path], [
    'value-invalid',
    '/attributes/0/type',
  ]);
  const brand = { slug: 'twice', title: 'Twice' };
  const twice = await room.ask('assumeForImport', { ...asked, brands: [brand, brand] }, staff);
  assert.deepEqual('refusal' in twice && [twice.refusal, twice.path], ['value-invalid', '/brands/1/slug']);
  const lost = await room.ask(
    'assumeForImport',
    { importId: uuidv7(), brands: [brand], attributes: [] },
    staff,
  );
  assert.equal('refusal' in lost && lost.refusal, 'not-found');
});
