import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { afterWaitingFor } from '#runtime/testing/after-waiting-for.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { addPart, openImport } from '../../store/import/imports.ts';
import { aDraft, anAttribute, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const refusalOf = (answer: object) => ('refusal' in answer ? answer.refusal : undefined);
const choice = (key: string) => ({ key, title: { en: key, zh: key } });

test('a choice that one adds is not taken away by another who did not know it', async () => {
  for (let round = 0; round < 20; round += 1) {
    const key = `colour${round}`;
    const define = (...keys: string[]) =>
      room.ask(
        'importAttributes',
        { attributes: [anAttribute(key, 'choice', { choices: keys.map(choice) })] },
        staff,
      );
    await define('red');
    const answers = await Promise.all([
      define('red', 'blue'),
      define('red', 'green'),
      define('red', 'white'),
    ]);
    const written = answers.filter((answer) => 'written' in answer && answer.written === 1);
    assert.deepEqual([written.length, answers.filter(refusalOf).length], [1, 2]);
  }
});

test('an attribute that two define at once has the type of the one that was accepted', async () => {
  for (let round = 0; round < 20; round += 1) {
    const define = (type: 'text' | 'number') =>
      room.ask('importAttributes', { attributes: [anAttribute(`size${round}`, type)] }, staff);
    const answers = await Promise.all([define('text'), define('number')]);
    assert.equal(answers.filter(refusalOf).length, 1);
  }
});

test('of two who write a new product under one id at once, one is told of the other', async () => {
  for (let round = 0; round < 20; round += 1) {
    const product = aDraft();
    const { productId } = product;
    const other = { ...product, title: { en: 'Another', zh: '另一个' } };
    const save = (content: typeof product) =>
      room.ask('saveProduct', { productId, product: content, version: 0 }, staff);
    const answers = await Promise.all([save(product), save(other), save(product)]);
    const versions = answers.flatMap((answer) => ('version' in answer ? [answer.version] : []));
    assert.deepEqual(new Set(versions), new Set([1]));
    assert.deepEqual(
      new Set(answers.flatMap((answer) => refusalOf(answer) ?? [])),
      new Set(['version-conflict']),
    );
  }
});

test('an import that is asked for twice at once is made once, and both are told so', async () => {
  const importId = uuidv7();
  const create = () => room.ask('createImport', { importId, fileName: 'goods.csv' }, staff);
  assert.deepEqual(await afterWaitingFor(room.db, openImport(importId, 'goods.csv', 'staff:1'), create), {});
  assert.deepEqual(await room.ask('createImport', { importId, fileName: 'other.csv' }, staff), {
    refusal: 'already-exists',
    detail: 'Another file has this id.',
  });
});

test('of an import that is called off while a part comes, none stays; one that is started has it', async () => {
  const cancel = (importId: string) => room.ask('cancelImport', { importId }, staff);
  const start = (importId: string) => room.ask('startImport', { importId, mode: 'check', parts: 1 }, staff);
  for (const [work, left] of [[cancel, []] as const, [start, [{ part: 1 }]] as const]) {
    const importId = uuidv7();
    await room.ask('createImport', { importId, fileName: 'goods.csv' }, staff);
    const add = addPart(importId, 1, 'text');
    assert.deepEqual(await afterWaitingFor(room.db, add, () => work(importId)), {});
    const text = 'select part from import_parts where import_id = $1';
    assert.deepEqual(await room.db.rows({ name: 'test.parts', text, values: [importId] }), left);
    const late = await room.ask('addImportPart', { importId, part: 2, text: 'text' }, staff);
    assert.equal(refusalOf(late), 'value-invalid');
  }
});
