import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import sharp from 'sharp';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aVariant, staff } from '../../testing.ts';

const system = { subject: { kind: 'system', service: 'gateway', cause: 'test' } } as const;
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="100" height="200" fill="#f00"/></svg>';
let room: TestRoom<'catalog'>;
let photo = '';
let drawn = '';

before(async () => {
  room = await openTestRoom(catalogService);
  const create = { width: 900, height: 600, channels: 3 as const, background: '#00ff00' };
  const file = (await sharp({ create }).png().toBuffer()).toString('base64');
  photo = hashIn(await room.ask('uploadPicture', { file }, staff));
  drawn = hashIn(await room.ask('importDrawings', { drawings: [drawing] }, system));
});
after(() => room.close());
beforeEach(() => void (room.statements.length = 0));

function hashIn(answer: object): string {
  const hash = /[0-9a-f]{64}/.exec(JSON.stringify(answer))?.[0];
  assert.ok(hash, JSON.stringify(answer));
  return hash;
}

type Wanted = InputTo<'catalog', 'readRendition'>;
const read = (hash: string, width: Wanted['width'], format: Wanted['format'] = 'webp') =>
  room.ask('readRendition', { hash, width, format });

async function picture(...wanted: Parameters<typeof read>) {
  const answer = await read(...wanted);
  assert.ok('base64' in answer, JSON.stringify(answer));
  const bytes = Buffer.from(answer.base64, 'base64');
  const { width, height, format } = await sharp(bytes).metadata();
  return { contentType: answer.contentType, bytes, facts: [width, height, format] };
}

const written = () => room.statements.filter((name) => name === 'catalog.renditions.write').length;

test('a picture comes in its width as WebP or JPEG, made once and then read', async () => {
  assert.deepEqual((await picture(photo, 320)).facts, [320, 213, 'webp']);
  assert.deepEqual(room.statements, [
    'catalog.renditions.find',
    'catalog.media.find',
    'catalog.renditions.write',
  ]);
  room.statements.length = 0;
  const again = await picture(photo, 320);
  assert.deepEqual([again.facts, again.contentType], [[320, 213, 'webp'], 'image/webp']);
  assert.deepEqual(room.statements, ['catalog.renditions.find']);
  assert.deepEqual((await picture(photo, 160, 'jpeg')).facts, [160, 107, 'jpeg']);
});

test('twenty who ask at once get one picture that was made once', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => picture(photo, 640)));
  assert.equal(written(), 1);
  assert.equal(room.statements.filter((name) => name === 'catalog.media.find').length, 1);
  assert.equal(new Set(all.map(({ bytes }) => bytes.toString('base64'))).size, 1);
});

test('a picture is never made larger than it is; a drawing is drawn in any width', async () => {
  assert.deepEqual((await picture(photo, 1280)).facts, [900, 600, 'webp']);
  assert.deepEqual((await picture(drawn, 1280)).facts, [1280, 1280, 'webp']);
  const { bytes, facts } = await picture(drawn, 320, 'jpeg');
  assert.deepEqual(facts, [320, 320, 'jpeg']);
  const right = await sharp(bytes).extract({ left: 200, top: 0, width: 100, height: 300 }).toBuffer();
  const [red = 0, green = 0] = (await sharp(right).stats()).channels.map(({ mean }) => mean);
  assert.ok(red > 250 && green > 250, 'a JPEG stands on white');
});

test('a width or format that there is none of is refused, and so is an unknown picture', async () => {
  for (const wanted of [
    { width: 321, format: 'webp' },
    { width: 0, format: 'webp' },
    { width: 100_000, format: 'jpeg' },
    { width: 320, format: 'svg' },
    { width: 320, format: 'avif' },
  ]) {
    const answer = await room.ask('readRendition', { hash: photo, ...wanted } as never);
    assert.equal('refusal' in answer && answer.refusal, 'invalid-input', JSON.stringify(wanted));
  }
  const unknown = await read('0'.repeat(64), 320);
  assert.equal('refusal' in unknown && unknown.refusal, 'not-found');
  assert.equal(written(), 0);
});

test('a drawing that is allowed and cannot be drawn is refused, and nothing is kept', async () => {
  const endless =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 900000"><rect width="1" height="9"/></svg>';
  const hash = hashIn(await room.ask('importDrawings', { drawings: [endless] }, system));
  const answer = await read(hash, 1280);
  assert.equal('refusal' in answer && answer.refusal, 'picture-unreadable');
  assert.equal(written(), 0);
});

test('a drawing that does more than draw is not taken', async () => {
  const before_ = await count();
  const drawings = [drawing, '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'];
  const refused = await room.ask('importDrawings', { drawings }, system);
  assert.ok('refusal' in refused);
  assert.deepEqual([refused.refusal, refused.path], ['value-invalid', '/drawings/1']);
  assert.deepEqual(await count(), before_);
});

test('pictures that nobody showed for a day are forgotten; a product keeps its own', async () => {
  const shown = '<svg xmlns="http://www.w3.org/2000/svg"><title>shown</title></svg>';
  const own = createHash('sha256').update(shown).digest('hex');
  const variants = [aVariant({ picture: shown })];
  const pictures = [{ path: `/media/${drawn}.jpg`, alt: { en: '', zh: '' } }];
  await room.ask('importProducts', { products: [aDraft({ variants, pictures })] }, staff);
  await room.run('sweep-pictures');
  const hasPhoto = await has(photo);
  await room.db.rows({
    name: 'test.age',
    text: `update media set uploaded_at = now() - interval '25 hours'`,
    values: [],
  });
  await room.run('sweep-pictures');
  assert.deepEqual([hasPhoto, await has(photo), await has(drawn), await has(own)], [true, false, true, true]);
  assert.deepEqual(await catalogService.audit(room.db), []);
});

async function has(hash: string): Promise<boolean> {
  const text = 'select 1 from media where hash = $1';
  return (await room.db.rows({ name: 'test.has', text, values: [hash] })).length === 1;
}

async function count(): Promise<unknown> {
  return room.db.row({ name: 'test.count', text: 'select count(*) from media', values: [] });
}
