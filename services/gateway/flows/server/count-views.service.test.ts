import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { gatewayService } from '../../service.ts';
import type { GatewayResources } from './gateway-resources.ts';

const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', 'sec-fetch-site': 'none' };

let room: TestRoom<'gateway'>;
let resources: GatewayResources;
const renderer = createServer((request, response) => {
  response.writeHead(request.url?.includes('gone') ? 404 : 200).end('a page');
});
before(async () => {
  await new Promise<void>((resolve) => renderer.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(renderer.address() as AddressInfo).port}`;
  const storefront = { state: 'ready', address } as never;
  const registry = { find: () => [storefront], all: () => [] };
  const opening = { registry, publicAddress: { host: '127.0.0.1', port: 0 } };
  room = await openTestRoom(gatewayService, { opening });
  resources = room.room.toolsFor(room.context()).resources as GatewayResources;
});
after(async () => {
  await room.close();
  renderer.closeAllConnections();
  renderer.close();
});

const look = (url: string, headers: Record<string, string> = browser) =>
  resources.server.inject({ method: 'GET', url, headers });
const told = async () => (await room.announced()).filter(({ name }) => name === 'shop.viewed');

test('what people look at is told by market, once, without a statement on the way of a page', async () => {
  room.statements.length = 0;
  for (const url of ['/en-gb', '/en-gb/products/lantern', '/zh-cn']) await look(url);
  await look('/en-gb/products/lantern.data', { ...browser, 'sec-fetch-site': 'same-origin' });
  await look('/en-gb/products/gone');
  await look('/en-gb', {
    'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  });
  assert.deepEqual(room.statements, []);
  await resources.views.tell();
  await resources.views.tell();
  const [batch, ...others] = await told();
  assert.deepEqual(others, []);
  const { counts } = (batch ?? assert.fail()).payload as { counts: unknown };
  assert.deepEqual(counts, [
    { market: 'gb', visits: 2, pages: 3, products: 2 },
    { market: 'cn', visits: 1, pages: 1, products: 0 },
  ]);
});

test('what cannot be told is kept for the next batch', async () => {
  await room.db.rows({ name: '', text: 'alter table event_log rename to away', values: [] });
  await look('/en-gb');
  await resources.views.tell();
  await look('/en-gb');
  await room.db.rows({ name: '', text: 'alter table away rename to event_log', values: [] });
  await resources.views.tell();
  const batch = (await told()).at(-1) ?? assert.fail();
  const { counts } = batch.payload as { counts: unknown };
  assert.deepEqual(counts, [{ market: 'gb', visits: 2, pages: 2, products: 0 }]);
});
