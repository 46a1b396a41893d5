import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { gatewayService } from '../../service.ts';
import { routeTable } from '../../domain/route-table.ts';
import type { GatewayResources } from './gateway-resources.ts';

let room: TestRoom<'gateway'>;
let server: GatewayResources['server'];
let asked: string[] = [];

const crawler = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

before(async () => {
  room = await openTestRoom(gatewayService, {
    reach: (_from, _to, call) => {
      if (call === 'resolveApiKey')
        return Promise.resolve({ subject: { kind: 'key', keyId: 'k', permissions: [] } });
      asked.push(call);
      return Promise.resolve({});
    },
  });
  server = (room.room.toolsFor(room.context()).resources as GatewayResources).server;
  await server.ready();
});
after(() => room.close());
beforeEach(() => {
  asked = [];
});

const ask = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, agent: string, more = {}) => {
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const type = hasBody ? { 'content-type': 'application/json' } : {};
  return server.inject({
    method,
    url,
    headers: { 'user-agent': agent, ...type, ...more },
    ...(hasBody ? { payload: '{}' } : {}),
  });
};

test('a crawler may read, and makes no cart, no order, no account, no mail and no figure', async () => {
  const changes = routeTable().filter(({ http }) => http.method !== 'GET' && !http.isRaw);
  assert.ok(changes.length > 30);
  for (const { http } of changes) {
    const url = `/api/v1${http.path.replace(/\{[A-Za-z]+\}/g, 'x')}`;
    const response = await ask(http.method, url, crawler);
    // A file is not even read of somebody who shows no sign of who they are.
    const refusal = http.takesFile ? 'sign-in-required' : 'crawler-refused';
    assert.equal(response.statusCode, http.takesFile ? 401 : 403, url);
    assert.equal(response.json<{ code: string }>().code, refusal, url);
  }
  assert.deepEqual(asked, []);
  assert.equal((await ask('GET', '/api/v1/products/red-mug?locale=en-gb', crawler)).statusCode, 200);
  assert.equal((await ask('GET', '/api/v1/search?locale=en-gb', crawler)).statusCode, 200);
  assert.deepEqual(asked, ['getProduct', 'searchProducts']);
});

test('browsers, and programs with an API key whatever they are called, are asked nothing', async () => {
  assert.equal((await ask('POST', '/api/v1/carts', browser)).statusCode, 201);
  const keyed = await ask('POST', '/api/v1/carts', crawler, { authorization: 'Bearer key' });
  assert.equal(keyed.statusCode, 201);
  assert.deepEqual(asked, ['createCart', 'createCart']);
});

test('the webhooks of payment providers come through, whatever sends them', async () => {
  const response = await ask('POST', '/api/v1/webhooks/sandbox', crawler);
  assert.equal(response.statusCode, 200);
  assert.deepEqual(asked, ['receiveWebhook']);
});
