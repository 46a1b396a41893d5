import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { gatewayService } from '../../service.ts';
import type { GatewayResources } from './gateway-resources.ts';

let room: TestRoom<'gateway'>;
let server: GatewayResources['server'];
let setting: ReadSetting = defaultSettings();
let asked: string[] = [];
let gateways = 1;
let address = 0;

const subjects: Record<string, Subject> = {
  'a-customer': { kind: 'customer', customerId: 'c-1', sessionId: 's-1' },
  'same-customer': { kind: 'customer', customerId: 'c-1', sessionId: 's-2' },
  'a-key': { kind: 'key', keyId: 'k-1', permissions: [] },
};
const anInstance = (service: string) => ({
  instanceId: `${service}-${Math.random()}`,
  service: 'gateway' as const,
  process: 'p',
  address: '',
  state: 'ready' as const,
  startedAt: '',
});

before(async () => {
  room = await openTestRoom(gatewayService, {
    setting: (key) => setting(key),
    opening: {
      registry: { find: () => Array.from({ length: gateways }, () => anInstance('gateway')), all: () => [] },
    },
    reach: (_from, _to, call, input) => {
      if (call === 'resolveSession' || call === 'resolveApiKey') {
        const { sessionToken, apiKey } = input as { sessionToken?: string; apiKey?: string };
        return Promise.resolve({ subject: subjects[sessionToken ?? apiKey ?? ''] });
      }
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
  gateways = 1;
  address += 1;
  setting = defaultSettings();
});

/** A request from an address that no other test uses; loopback is trusted to tell it, as a proxy on this machine is. */
async function ask(url: string, headers: Record<string, string> = {}, payload?: string) {
  const from = `2001:db8:${address.toString(16)}:1::${(asked.length + 1).toString(16)}`;
  const type: Record<string, string> = payload === undefined ? {} : { 'content-type': 'application/json' };
  return server.inject({
    url,
    method: payload === undefined ? 'GET' : 'POST',
    headers: { 'x-forwarded-for': from, ...type, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
}

async function countUntilRefused(next: () => ReturnType<typeof ask>) {
  for (let count = 0; ; count += 1) {
    const response = await next();
    if (response.statusCode === 429) return { count, response };
    assert.ok(response.statusCode < 300, response.body);
  }
}

test('a network that asks too often is told when to come again, before anything is called for it', async () => {
  setting = defaultSettings({ 'gateway.rateLimitPerMinute': 60 });
  const first = await ask('/api/v1/search?locale=en-gb&query=1');
  assert.equal(first.headers['ratelimit-policy'], '"address";q=60;w=60');
  assert.equal(first.headers['ratelimit'], '"address";r=19;t=1');
  const { count, response } = await countUntilRefused(() =>
    ask(`/api/v1/search?locale=en-gb&query=${Math.random()}`),
  );
  assert.ok(count >= 19 && count <= 25, `${count} more`);
  assert.equal(asked.length, count + 1);
  const problem = response.json<{ code: string; data: unknown }>();
  assert.deepEqual([problem.code, problem.data], ['rate-limited', { policy: 'address' }]);
  assert.equal(response.headers['retry-after'], '1');
  assert.match(String(response.headers['ratelimit']), /^"address";r=0;t=\d+$/);
});

test('signing in is limited more strictly than reading, which goes on', async () => {
  setting = defaultSettings({ 'gateway.signInLimitPerMinute': 30 });
  const body = '{"email":"a@b.example","password":"wrong wrong"}';
  const { count, response } = await countUntilRefused(() => ask('/api/v1/account/sign-in', {}, body));
  assert.ok(count >= 20 && count <= 24, `${count} times`);
  assert.deepEqual(response.json<{ data: unknown }>().data, { policy: 'sign-in' });
  assert.ok(Number(response.headers['retry-after']) >= 1);
  assert.equal((await ask('/api/v1/search?locale=en-gb')).statusCode, 200);
});

test('an account has its limit wherever it asks from, in all its sessions together; a key has its own', async () => {
  setting = defaultSettings({ 'gateway.accountLimitPerMinute': 60, 'gateway.keyLimitPerMinute': 120 });
  let turn = 0;
  const { count, response } = await countUntilRefused(() => {
    turn += 1;
    return ask('/api/v1/cart', {
      'souk-session': turn % 2 === 0 ? 'a-customer' : 'same-customer',
      'x-forwarded-for': `198.51.100.${turn % 250}`,
    });
  });
  assert.ok(count >= 20 && count <= 26, `${count} times`);
  assert.deepEqual(response.json<{ data: unknown }>().data, { policy: 'account' });
  const keyed = await ask('/api/v1/cart', { authorization: 'Bearer a-key' });
  assert.match(String(keyed.headers['ratelimit']), /"key";r=23;t=1$/);
});

test('two gateways give half each', async () => {
  setting = defaultSettings({ 'gateway.rateLimitPerMinute': 60 });
  gateways = 2;
  const { count } = await countUntilRefused(() => ask(`/api/v1/search?locale=en-gb&query=${Math.random()}`));
  assert.ok(count >= 10 && count <= 14, `${count} times`);
});
