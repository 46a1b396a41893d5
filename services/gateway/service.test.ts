import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal, refuse } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { gatewayService } from './service.ts';
import { aStaffSubject } from './testing.ts';
import type { GatewayResources } from './flows/server/gateway-resources.ts';

const asked: { to: string; call: string; input: unknown; key: string | undefined }[] = [];
let room: TestRoom<'gateway'>;
let server: GatewayResources['server'];

before(async () => {
  room = await openTestRoom(gatewayService, {
    reach: (_from, to, call, input, _context, key) => {
      asked.push({ to, call, input, key });
      if (call === 'listCategories') return Promise.resolve({ categories: [] });
      if (call === 'getProduct') return Promise.resolve(refuse('product-not-found', 'It is not sold here.'));
      if (call === 'getCart') return Promise.resolve({ cartToken: 'x' });
      if (call === 'createCart') return Promise.resolve({ cartToken: 'a'.repeat(30) });
      return Promise.reject(new Error(`secret detail of ${call}`));
    },
    opening: {
      settingsCentre: {
        list: () => [],
        change: (key, value) =>
          Promise.resolve({
            key: key as 'order.maxLinesPerCart',
            value,
            origin: 'centre',
            summary: '',
            version: 1,
            changedAt: null,
            changedBy: null,
          }),
        undo: () => Promise.resolve(refuse('version-conflict', 'Somebody was first.')),
      },
    },
  });
  server = (room.room.toolsFor(room.context()).resources as GatewayResources).server;
  await server.ready();
});
after(() => room.close());

test('a refusal leaves as a problem document with its status', async () => {
  const response = await server.inject('/api/v1/products/no-such-thing?locale=en-gb');
  assert.equal(response.statusCode, 404);
  assert.match(String(response.headers['content-type']), /^application\/problem\+json/);
  const { code, status, traceId } = response.json<{ code: string; status: number; traceId: string }>();
  assert.deepEqual({ code, status }, { code: 'product-not-found', status: 404 });
  assert.equal(response.headers['souk-trace-id'], traceId);
});

test('a failure tells nothing of its inside', async () => {
  const response = await server.inject('/api/v1/search?locale=en-gb');
  assert.equal(response.statusCode, 500);
  assert.equal(response.json<{ code: string }>().code, 'internal');
  assert.equal(response.body.includes('secret detail'), false);
});

test('a cacheable answer is fetched once and compared by its tag', async () => {
  const first = await server.inject('/api/v1/categories?locale=en-gb');
  const calls = asked.length;
  const again = await server.inject({
    url: '/api/v1/categories?locale=en-gb',
    headers: { 'if-none-match': String(first.headers['etag']) },
  });
  assert.equal(first.statusCode, 200);
  assert.equal(again.statusCode, 304);
  assert.equal(asked.length, calls);
});

test('a cart token goes out as a cookie and comes back in by cookie or header, never from the body', async () => {
  const created = await server.inject({
    method: 'POST',
    url: '/api/v1/carts',
    headers: { 'content-type': 'application/json' },
    payload: { locale: 'en-gb' },
  });
  assert.match(
    String(created.headers['set-cookie']),
    /^souk_cart=a{30}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
  );
  await server.inject({
    url: '/api/v1/cart?cartToken=from-query',
    headers: { cookie: 'souk_cart=from-cookie' },
  });
  assert.deepEqual(asked.at(-1)?.input, { cartToken: 'from-cookie' });
});

test('a change with a cookie from a page of another site is refused before anything is called', async () => {
  const calls = asked.length;
  const response = await server.inject({
    method: 'POST',
    url: '/api/v1/carts',
    headers: { 'content-type': 'application/json', cookie: 'souk_cart=x', origin: 'https://evil.example' },
    payload: { locale: 'en-gb' },
  });
  assert.equal(response.statusCode, 403);
  assert.equal(response.json<{ code: string }>().code, 'origin-refused');
  assert.equal(asked.length, calls);
});

test('an Idempotency-Key that could be guessed is refused, since visitors are known by it alone', async () => {
  const create = (key: string) =>
    server.inject({
      method: 'POST',
      url: '/api/v1/carts',
      headers: { 'idempotency-key': key },
      payload: { locale: 'en-gb' },
    });
  const calls = asked.length;
  for (const key of [
    '1',
    'x'.repeat(15),
    'x'.repeat(201),
    'with spaces in it, long',
    'schlüssel-aus-umlauten',
  ]) {
    const refused = await create(key);
    assert.equal(refused.statusCode, 400, key);
    const { code, path } = refused.json<{ code: string; path: string }>();
    assert.deepEqual([code, path], ['invalid-input', '/headers/idempotency-key']);
  }
  assert.equal(asked.length, calls);
  const key = crypto.randomUUID();
  assert.equal((await create(key)).statusCode, 201);
  assert.equal(asked.at(-1)?.key, key);
});

test('what cannot be read is refused with its reason', async () => {
  const send = (payload: string | Buffer, type = 'application/json') =>
    server.inject({ method: 'POST', url: '/api/v1/carts', headers: { 'content-type': type }, payload });
  assert.equal((await send('{"locale":')).json<{ code: string }>().code, 'invalid-input');
  assert.equal(
    (await send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))).json<{ code: string }>().code,
    'invalid-input',
  );
  assert.equal((await send('locale=en-gb', 'application/x-www-form-urlencoded')).statusCode, 415);
  const large = await send(`{"locale":"${'x'.repeat(300_000)}"}`);
  assert.equal(large.statusCode, 413);
  assert.equal(large.json<{ detail: string }>().detail, 'Send at most 256 KB.');
  const headers = { 'content-type': 'application/json' };
  const [url, payload] = ['/api/v1/products/import', Buffer.alloc(6 * 1024 * 1024 + 1)];
  const largest = await server.inject({ method: 'POST', url, headers, payload });
  assert.equal(largest.statusCode, 413);
  assert.equal(largest.json<{ detail: string }>().detail, 'Send at most 6 MB.');
  assert.equal(
    (await server.inject('/api/v1/nothing-here')).json<{ code: string }>().code,
    'route-not-found',
  );
  const wrongMethod = await server.inject({ method: 'DELETE', url: '/api/v1/carts' });
  assert.equal(wrongMethod.statusCode, 405);
  assert.equal(wrongMethod.headers['allow'], 'POST');
});

test('a setting is changed by who may, and the change names them', async () => {
  const refused = await room.ask(
    'changeSetting',
    { key: 'order.maxLinesPerCart', value: 7, version: 0 },
    { subject: aStaffSubject(['orders.read']) },
  );
  assert.ok(isRefusal(refused));
  assert.equal(refused.refusal, 'not-allowed');
  const changed = await room.ask(
    'changeSetting',
    { key: 'order.maxLinesPerCart', value: 7, version: 0 },
    { subject: aStaffSubject() },
  );
  assert.ok(!isRefusal(changed));
  const [row] = await room.db.rows<{ subject: string; target: string }>({
    name: 'test.actions',
    text: 'select subject, target from staff_action',
    values: [],
  });
  assert.deepEqual(row, {
    subject: 'staff:01890000-0000-7000-8000-000000000001',
    target: 'order.maxLinesPerCart',
  });
  assert.deepEqual(await gatewayService.audit(room.db), []);
});
