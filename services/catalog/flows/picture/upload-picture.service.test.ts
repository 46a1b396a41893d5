import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { catalogService } from '../../service.ts';
import { staff } from '../../testing.ts';

const bytesMost = 300_000;
const pixelsMost = 1_000_000;
let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService, {
    setting: defaultSettings({
      'catalog.pictureBytesMost': bytesMost,
      'catalog.picturePixelsMost': pixelsMost,
    }),
  });
});
after(() => room.close());

/** A picture of two colours, red on the left. */
function aPicture(width = 60, height = 40): Sharp {
  const right = { create: { width: width / 2, height, channels: 3 as const, background: '#0000ff' } };
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: right, left: width / 2, top: 0 },
  ]);
}

const upload = (file: Buffer) =>
  room.ask('uploadPicture', { file: file.toString('base64') }, { ...staff, timeoutMs: 20_000 });

async function stored(): Promise<{ hash: string; bytes: Buffer }[]> {
  const text = 'select hash, bytes from media order by created_at';
  return (await room.db.rows({ name: 'test.media', text, values: [] })) as never;
}

async function takenIn(file: Buffer) {
  const answer = await upload(file);
  assert.ok('byteCount' in answer, JSON.stringify(answer));
  const bytes = (await stored()).find(({ hash }) => answer.path === `/media/${hash}.jpg`)?.bytes;
  assert.ok(bytes);
  return { answer, bytes };
}

for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif'] as const) {
  test(`a picture comes as ${format}, by its bytes and not by its name`, async () => {
    const { answer, bytes } = await takenIn(await aPicture().toFormat(format, { effort: 1 }).toBuffer());
    const { path: _, byteCount, ...facts } = answer;
    assert.deepEqual(facts, { contentType: 'image/webp', width: 60, height: 40 });
    assert.equal(byteCount, bytes.length);
    const { channels } = await sharp(bytes).stats();
    assert.deepEqual(
      channels.slice(0, 3).map(({ mean }) => Math.round(mean / 32)),
      [4, 0, 4],
    );
  });
}

test('place, camera and orientation are gone, and the picture stands upright', async () => {
  const file = await aPicture(60, 40)
    .withExif({
      IFD0: { Model: 'Camera of Somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  assert.ok((await sharp(file).metadata()).exif);
  const { answer, bytes } = await takenIn(file);
  assert.deepEqual([answer.width, answer.height], [40, 60]);
  const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
  assert.deepEqual(
    [exif, icc, xmp, iptc, orientation],
    [undefined, undefined, undefined, undefined, undefined],
  );
  assert.equal(bytes.includes('Somebody'), false);
  const [top] = await sharp(bytes)
    .extract({ left: 0, top: 0, width: 40, height: 10 })
    .toBuffer()
    .then(meanOf);
  assert.ok(top && top > 200, 'red is on top now');
});

async function meanOf(bytes: Buffer): Promise<number[]> {
  return (await sharp(bytes).stats()).channels.map(({ mean }) => mean);
}

test('the same file twice is one picture, also at once, and is made ready once', async () => {
  const before_ = (await stored()).length;
  const file = await aPicture(64, 64).png().toBuffer();
  room.statements.length = 0;
  const answers = await Promise.all([upload(file), upload(file), upload(file)]);
  answers.push(await upload(file));
  assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
  assert.equal((await stored()).length, before_ + 1);
  assert.equal(room.statements.filter((name) => name === 'catalog.media.write-picture').length, 1);
});

test('a large picture is made smaller, and what hangs behind or inside of it is not kept', async () => {
  const secret = '<script>alert("polyglot")</script>';
  const file = Buffer.concat([await aPicture(2900, 100).jpeg().toBuffer(), Buffer.from(secret)]);
  const { answer, bytes } = await takenIn(file);
  assert.deepEqual([answer.width, answer.height], [2560, 88]);
  assert.equal(bytes.includes('polyglot'), false);
});

/** A PNG that says it is as large as this, and holds nothing of it. */
function aBomb(width: number, height: number, png: Buffer): Buffer {
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(width, 16);
  bomb.writeUInt32BE(height, 20);
  bomb.writeInt32BE(crc32(bomb.subarray(12, 29)), 29);
  return bomb;
}

function crc32(bytes: Buffer): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc;
}

test('hostile and broken files are refused each for what it is, and nothing is kept', async () => {
  const before_ = await stored();
  const [jpeg, png] = [await aPicture(400, 300).jpeg().toBuffer(), await aPicture().png().toBuffer()];
  const files: [what: string, file: Buffer, refusal: string][] = [
    ['text named photo.jpg', Buffer.from('hello, I am photo.jpg'), 'picture-type'],
    [
      'a drawing',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'picture-type',
    ],
    ['a script that begins as a GIF', Buffer.from('GIF89a/*\x01\x01*/=1;alert(1)//'), 'picture-unreadable'],
    ['a JPEG cut in half', jpeg.subarray(0, jpeg.length / 2), 'picture-unreadable'],
    ['the beginning of a PNG', png.subarray(0, 60), 'picture-unreadable'],
    ['a PNG with bits turned', flipped(png), 'picture-unreadable'],
    ['a pixel bomb', aBomb(60_000, 60_000, png), 'picture-too-large'],
    ['more pixels than allowed', await aPicture(1002, 1000).png().toBuffer(), 'picture-too-large'],
    ['more bytes than allowed', Buffer.alloc(bytesMost + 1, png), 'body-too-large'],
  ];
  for (const [what, file, refusal] of files) {
    const answer = await upload(file);
    assert.equal('refusal' in answer && answer.refusal, refusal, `${what}: ${JSON.stringify(answer)}`);
  }
  assert.deepEqual(await stored(), before_);
});

function flipped(png: Buffer): Buffer {
  const broken = Buffer.from(png);
  for (let at = 45; at < 60; at += 1) broken[at] = (broken[at] ?? 0) ^ 0xff;
  return broken;
}

test('only who may write the catalog uploads', async () => {
  const refused = await room.ask('uploadPicture', { file: 'AAAA' });
  assert.equal('refusal' in refused && refused.refusal, 'sign-in-required');
});
