import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { LoggedEvent } from '#runtime/events/delivery.ts';
import { decodeToken } from '#runtime/events/consistency-token.ts';
import { hearEvent, type Hears } from '#runtime/events/hear-event.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { gatewayService } from '../../service.ts';
import type { GatewayResources } from './gateway-resources.ts';

/** A storefront that writes all it is told of a visitor into its pages, and what each was asked with. */
const asked: IncomingMessage['headers'][] = [];
let price = 100;
let more: Record<string, string> = {};
const usual = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-cache',
  vary: 'cookie',
};

function render({ headers, url = '' }: IncomingMessage, response: ServerResponse): void {
  asked.push(headers);
  const isShared = url.includes('/products/');
  const tags = isShared ? { 'souk-page-tags': 'product:red-mug product:cup' } : {};
  response.writeHead(url.includes('gone') ? 404 : 200, { ...usual, ...tags, ...more });
  response.end(`${url} for ${headers.cookie} of ${headers['user-agent']} costs ${price}`);
}

let room: TestRoom<'gateway'>;
let resources: GatewayResources;
const renderer = createServer(render);
before(async () => {
  await new Promise<void>((resolve) => renderer.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(renderer.address() as AddressInfo).port}`;
  const registry = { find: () => [{ state: 'ready', address } as never], all: () => [] };
  room = await openTestRoom(gatewayService, {
    opening: { registry, publicAddress: { host: '127.0.0.1', port: 0 } },
  });
  resources = room.room.toolsFor(room.context()).resources as GatewayResources;
});
after(async () => {
  await room.close();
  renderer.closeAllConnections();
  renderer.close();
});
beforeEach(() => {
  resources.pages.clear();
  asked.length = 0;
  price = 100;
  more = {};
});

const mug = '/en-gb/products/red-mug';
const look = (url = mug, headers: Record<string, string> = {}) =>
  resources.server.inject({ method: 'GET', url, headers });

/** The gateway hears that a product changed. */
async function change(slug: string): Promise<void> {
  const event: LoggedEvent = {
    eventId: uuidv7(),
    name: 'product.changed',
    key: 'p',
    version: 1,
    payload: { product: { slug } } as never,
    occurredAt: '2026-11-21T08:00:00.000Z',
    traceparent: '',
    position: { epoch: 1, xid: '900', sequence: 7 },
  };
  await hearEvent(room.room, gatewayService.onEveryInstance['product.changed'] as Hears, event, 1000);
}

test('a product page is rendered once for everybody, however many ask at once', async () => {
  const pages = await Promise.all([1, 2, 3, 4].map(() => look()));
  pages.push(await look());
  assert.equal(asked.length, 1);
  for (const { statusCode, body } of pages) {
    assert.equal(statusCode, 200);
    assert.equal(body, `${mug} for souk_market=gb of undefined costs 100`);
  }
});

test('nothing of a visitor but their market comes into it, and nobody gets another’s', async () => {
  const ada = {
    cookie: 'souk_session=ada; souk_cart=hers',
    'user-agent': 'Ada’s',
    authorization: 'Bearer a',
  };
  assert.equal((await look(mug, ada)).body, `${mug} for souk_market=gb of undefined costs 100`);
  assert.deepEqual(
    asked.map(({ authorization, host, 'x-forwarded-for': address }) => ({ authorization, address, host })),
    [{ authorization: undefined, address: '127.0.0.1', host: asked[0]?.host }],
  );
  const bob = { cookie: 'souk_session=bob; souk_market=eu' };
  assert.equal((await look(mug, bob)).body, `${mug} for souk_market=eu of undefined costs 100`);
  assert.equal(asked.length, 2);
  const { headers } = await look();
  assert.equal(headers['vary'], 'cookie, accept-encoding');
  assert.equal(headers['cache-control'], 'private, no-cache');
});

test('a page of their own is rendered for each visitor', async () => {
  for (const session of ['ada', 'bob']) {
    const { body } = await look('/en-gb/cart', { cookie: `souk_session=${session}` });
    assert.match(body, new RegExp(`for souk_session=${session} of`));
  }
  assert.equal(asked.length, 2);
});

test('a changed price is in the next page, of the product and of those that show it', async () => {
  for (const slug of ['red-mug', 'cup']) {
    await look();
    price += 20;
    assert.doesNotMatch((await look()).body, new RegExp(`costs ${price}$`), 'it is kept until then');
    await change(slug);
    assert.match((await look()).body, new RegExp(`costs ${price}$`));
    await look();
  }
  await change('another');
  await look();
  assert.equal(asked.length, 3, 'other products change nothing');
});

test('the page after a change is asked for with the change, so that no service answers without it', async () => {
  await change('red-mug');
  await look();
  const token = /souk_consistency=([\w-]+)/.exec(asked[0]?.cookie ?? '')?.[1];
  assert.deepEqual(Object.keys(decodeToken(token)?.positions ?? {}), ['product.changed']);
});

test('who caused the change is answered past the kept page', async () => {
  await look();
  const seen = /souk_consistency=[\w-]+/;
  await change('red-mug');
  await look();
  const cookie = `${seen.exec(asked[1]?.cookie ?? '')?.[0]}; souk_session=ada`;
  assert.match((await look(mug, { cookie })).body, /souk_session=ada/);
  assert.equal(asked.length, 3);
});

test('a page that lacks something, sets a cookie or is none is given once and not kept', async () => {
  for (const [url, headers] of [
    [mug, { 'souk-page-tags': '' }],
    [mug, { 'set-cookie': 'a=b' }],
    ['/en-gb/products/gone', {}],
  ] as const) {
    more = headers;
    asked.length = 0;
    await Promise.all([look(url), look(url)]);
    const { statusCode, body } = await look(url);
    assert.equal(statusCode, url === mug ? 200 : 404);
    assert.match(body, /costs 100$/);
    assert.equal(asked.length, 3, url);
  }
});

test('who has the page already is told so, and counts as having looked', async () => {
  const { headers } = await look();
  const again = await look(mug, { 'if-none-match': String(headers['etag']) });
  assert.equal(again.statusCode, 304);
  assert.equal(again.body, '');
  await resources.views.tell();
  const told = (await room.announced()).filter(({ name }) => name === 'shop.viewed');
  const { counts } = (told.at(-1) ?? assert.fail()).payload as { counts: { products: number }[] };
  assert.ok((counts[0]?.products ?? 0) >= 2);
  assert.notEqual(headers['souk-trace-id'], again.headers['souk-trace-id']);
  assert.equal(headers['souk-page-tags'], undefined);
});

test('a page from memory says what it said when it was made, in each encoding, and asks to connect anew while leaving', async () => {
  const own = ['date', 'souk-trace-id', 'connection', 'keep-alive', 'content-length'];
  const headersOf = async (headers: Record<string, string>) => {
    const page = await look(mug, headers);
    assert.equal(page.statusCode, 200);
    return Object.fromEntries(Object.entries(page.headers).filter(([name]) => !own.includes(name)));
  };
  for (const encoding of ['', 'gzip', 'gzip, br']) {
    resources.pages.clear();
    const made = await headersOf({ 'accept-encoding': encoding });
    assert.deepEqual(await headersOf({ 'accept-encoding': encoding }), made, encoding);
    assert.equal(made['content-encoding'], { '': undefined, gzip: 'gzip', 'gzip, br': 'br' }[encoding]);
  }
  const { rawPayload } = await look(mug, { 'accept-encoding': 'gzip' });
  assert.equal(gunzipSync(rawPayload).toString(), (await look()).body);
  assert.equal((await look()).headers['connection'], 'keep-alive');
  resources.load.isLeaving = true;
  assert.equal((await look()).headers['connection'], 'close');
  resources.load.isLeaving = false;
});
