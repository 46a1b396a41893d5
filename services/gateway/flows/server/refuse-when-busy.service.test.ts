import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { until } from '#runtime/testing/until.ts';
import { gatewayService } from '../../service.ts';
import type { GatewayResources } from './gateway-resources.ts';

/** As many as a gateway lets in that has just started. */
const places = 64;
const held = Promise.withResolvers<void>();
let asked = 0;
let room: TestRoom<'gateway'>;
let url: string;

before(async () => {
  room = await openTestRoom(gatewayService, {
    reach: async (_from, _to, call) => {
      if (call === 'listCategories') return { categories: [] };
      asked += 1;
      await held.promise;
      return { categories: [] };
    },
  });
  const { server } = room.room.toolsFor(room.context()).resources as GatewayResources;
  url = await server.listen({ port: 0, host: '127.0.0.1' });
});
after(() => room.close());

const post = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ locale: 'en-gb', lines: [] }),
  });

test('when all places are taken newcomers are told to come back, those who began come in, and what is kept is answered', async () => {
  const kept = `${url}/api/v1/categories?locale=en-gb`;
  await (await fetch(kept)).arrayBuffer();
  const waiting = Array.from({ length: places }, () => post('/carts'));
  await until(() => asked === places);

  const refused = await post('/carts');
  assert.equal(refused.status, 503);
  assert.equal(refused.headers.get('retry-after'), '1');
  assert.equal(((await refused.json()) as { code: string }).code, 'overloaded');
  assert.equal(asked, places, 'it is not passed on');
  assert.equal((await fetch(kept)).status, 200);

  waiting.push(post('/cart/lines', { 'souk-cart': 'x'.repeat(43) }));
  waiting.push(post('/webhooks/sandbox'));
  held.resolve();
  for (const { status } of await Promise.all(waiting)) assert.notEqual(status, 503);
  assert.notEqual((await post('/carts')).status, 503, 'there is room again');
});
