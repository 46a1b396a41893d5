import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { refuse } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { gatewayService } from '../../service.ts';
import type { GatewayResources } from './gateway-resources.ts';

const bytes = Buffer.from('%PDF-1.7\n\u00e9\u0000', 'latin1');
const orderId = '0198a000-0000-7000-8000-00000000000e';
const path = `/api/v1/orders/${orderId}/documents/${orderId}/file?format=pdf`;

let room: TestRoom<'gateway'>;
let server: GatewayResources['server'];
let answer: unknown;
before(async () => {
  room = await openTestRoom(gatewayService, { reach: () => Promise.resolve(answer) });
  server = (room.room.toolsFor(room.context()).resources as GatewayResources).server;
  await server.ready();
});
after(() => room.close());

test('a file arrives as its bytes, under a name that is safe, run as nothing and kept by nobody', async () => {
  const base64 = bytes.toString('base64');
  answer = { contentType: 'application/pdf', fileName: 'INV-GB-1.pdf"\r\nx: y', base64 };
  const response = await server.inject({ method: 'GET', url: path });
  assert.equal(response.statusCode, 200);
  assert.deepEqual(response.rawPayload, bytes);
  const { headers } = response;
  assert.equal(headers['content-type'], 'application/pdf');
  assert.equal(headers['content-disposition'], 'inline; filename="INV-GB-1.pdf___x__y"');
  assert.equal(headers['cache-control'], 'private, no-store');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.match(String(headers['content-security-policy']), /default-src 'none'/);
});

test('a refusal instead of a file is a problem document', async () => {
  answer = refuse('order-not-found', 'There is no such order.');
  const response = await server.inject({ method: 'GET', url: path });
  assert.equal(response.statusCode, 404);
  assert.equal(response.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.equal(response.json<{ code: string }>().code, 'order-not-found');
});
