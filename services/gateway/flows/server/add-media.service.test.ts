import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { refuse } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { gatewayService } from '../../service.ts';
import type { GatewayResources } from './gateway-resources.ts';

const hash = 'ab'.repeat(32);
const unknown = 'cd'.repeat(32);
const asked: { call: string; input: unknown }[] = [];
let room: TestRoom<'gateway'>;
let server: GatewayResources['server'];

before(async () => {
  room = await openTestRoom(gatewayService, {
    reach: (_from, _to, call, input) => {
      asked.push({ call, input });
      const wanted = input as { hash: string; width: number; format: string };
      if (call === 'uploadPicture') return Promise.resolve(refuse('picture-type', 'This is none.'));
      if (call !== 'readRendition') return Promise.reject(new Error(`${call} is not for pictures`));
      if (wanted.hash === unknown) return Promise.resolve(refuse('not-found', 'There is none.'));
      if (wanted.width === 321) return Promise.resolve(refuse('invalid-input', 'No.', { path: '/width' }));
      const bytes = Buffer.from(`${wanted.format} of ${wanted.width}`);
      return Promise.resolve({ contentType: `image/${wanted.format}`, base64: bytes.toString('base64') });
    },
  });
  server = (room.room.toolsFor(room.context()).resources as GatewayResources).server;
  await server.ready();
});
after(() => room.close());
beforeEach(() => void (asked.length = 0));

const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });
const webp = { accept: 'image/avif,image/webp,*/*;q=0.8' };

test('a picture is WebP for who takes it and JPEG for others; each is fetched once and may be kept for ever', async () => {
  const url = `/media/${hash}/320`;
  const first = await get(url, webp);
  assert.deepEqual(
    [first.statusCode, first.headers['content-type'], first.body],
    [200, 'image/webp', 'webp of 320'],
  );
  assert.equal(first.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(first.headers['vary'], 'accept, accept-encoding');
  assert.equal(first.headers['x-content-type-options'], 'nosniff');
  const jpeg = await get(url);
  assert.deepEqual([jpeg.headers['content-type'], jpeg.body], ['image/jpeg', 'jpeg of 320']);
  assert.notEqual(jpeg.headers['etag'], first.headers['etag']);
  await get(url, webp);
  assert.deepEqual(asked, [
    { call: 'readRendition', input: { hash, width: 320, format: 'webp' } },
    { call: 'readRendition', input: { hash, width: 320, format: 'jpeg' } },
  ]);
  const same = await get(url, { ...webp, 'if-none-match': String(first.headers['etag']) });
  assert.deepEqual([same.statusCode, same.body], [304, '']);
});

test('the address in mails and feeds is a JPEG, also by its name of earlier times', async () => {
  for (const ending of ['jpg', 'svg']) {
    const { statusCode, headers, body } = await get(`/media/${hash}.${ending}`, webp);
    assert.deepEqual([statusCode, headers['content-type'], body], [200, 'image/jpeg', 'jpeg of 640']);
  }
});

test('what is not there is a problem document that nobody keeps', async () => {
  const addresses: [url: string, status: number][] = [
    [`/media/${unknown}/320`, 404],
    [`/media/${hash}/321`, 400],
    [`/media/${hash.toUpperCase()}/320`, 404],
    [`/media/${hash.slice(1)}.jpg`, 404],
    [`/media/${hash}.exe`, 404],
    [`/media/..%2f..%2fetc%2fpasswd/320`, 404],
  ];
  for (const [url, status] of addresses) {
    const response = await get(url, webp);
    assert.equal(response.statusCode, status, url);
    assert.match(String(response.headers['content-type']), /^application\/problem\+json/, url);
    assert.doesNotMatch(String(response.headers['cache-control']), /immutable/, url);
  }
});

test('a file goes to its call as it is; nobody who shows no sign of who they are may even send one', async () => {
  const file = Buffer.from([0xff, 0x00, 0xd8]);
  const send = (headers: Record<string, string>, payload = file) =>
    server.inject({ method: 'POST', url: '/api/v1/staff/pictures', headers, payload });
  const stranger = await send({ 'content-type': 'image/jpeg' });
  assert.deepEqual([stranger.statusCode, asked], [401, []]);
  const large = await send({ authorization: 'Bearer key' }, Buffer.alloc(16 * 1024 * 1024 + 1));
  assert.deepEqual([large.statusCode, large.json<{ code: string }>().code], [413, 'body-too-large']);
  assert.deepEqual(asked, []);
});
