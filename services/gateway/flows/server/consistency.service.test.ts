import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { refuse } from '#contracts/refusals.ts';
import { decodeToken, encodeToken } from '#runtime/events/consistency-token.ts';
import type { Positions } from '#runtime/events/positions.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import type { CallContext } from '#runtime/tools.ts';
import { gatewayService } from '../../service.ts';
import type { GatewayResources } from './gateway-resources.ts';

let room: TestRoom<'gateway'>;
let server: GatewayResources['server'];
let asked: { call: string; seen: CallContext['seen'] }[] = [];
let answering: (context: CallContext) => unknown = () => ({});

before(async () => {
  room = await openTestRoom(gatewayService, {
    reach: async (_from, _to, call, _input, context) => {
      asked.push({ call, seen: context.seen });
      return answering(context);
    },
  });
  server = (room.room.toolsFor(room.context()).resources as GatewayResources).server;
  await server.ready();
});
after(() => room.close());
beforeEach(() => {
  asked = [];
  answering = () => ({});
  room.statements.length = 0;
});

const header = 'souk-consistency';
const at = (sequence: number) => ({ epoch: 1, xid: '900', sequence });

function announcing(...positions: Positions[]) {
  return (context: CallContext) => {
    for (const each of positions) context.noteAnnounced?.(each);
    return {};
  };
}

async function write(headers: Record<string, string> = {}) {
  const response = await server.inject({
    method: 'POST',
    url: '/api/v1/carts',
    payload: '{"locale":"en-gb"}',
    headers: { 'content-type': 'application/json', ...headers },
  });
  const text = response.headers[header];
  return { response, text: String(text ?? ''), token: decodeToken(text as string | undefined) };
}

test('a request that announced in several services is answered with one token of all of it', async () => {
  answering = announcing(
    { 'order.placed': at(1), 'stock.changed': at(7) },
    { 'stock.changed': at(9) },
    { 'payment.settled': at(2) },
  );
  const { response, text, token } = await write();
  assert.equal(response.statusCode, 201);
  assert.deepEqual(token?.positions, {
    'order.placed': at(1),
    'stock.changed': at(9),
    'payment.settled': at(2),
  });
  assert.match(token?.cluster ?? '', /^\d+$/);
  assert.deepEqual(
    response.headers['set-cookie'],
    [`souk_consistency=${text}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`].join(),
  );
  assert.deepEqual(room.statements, ['runtime.events.read-cluster-mark'], 'one statement more');
});

test('a request that announced nothing gets no token and costs nothing', async () => {
  const { response } = await write();
  assert.equal(response.headers[header], undefined);
  assert.equal(response.headers['set-cookie'], undefined);
  assert.deepEqual(room.statements, []);
});

test('what was announced before a refusal or a failure is in the token too', async () => {
  answering = (context) => {
    announcing({ 'order.placed': at(3) })(context);
    return refuse('cart-not-found', 'It is gone.');
  };
  const refused = await write();
  assert.equal(refused.response.statusCode, 404);
  assert.deepEqual(refused.token?.positions, { 'order.placed': at(3) });
  answering = (context) => {
    announcing({ 'order.placed': at(4) })(context);
    throw new Error('died midway');
  };
  const failed = await write();
  assert.equal(failed.response.statusCode, 500);
  assert.deepEqual(failed.token?.positions, { 'order.placed': at(4) });
});

test('a token that is sent goes on with the call, and the next token holds what it held', async () => {
  answering = announcing({ 'order.placed': at(5), 'order.paid': at(6) });
  const first = await write();
  await server.inject({ url: '/api/v1/search?locale=en-gb', headers: { [header]: first.text } });
  await server.inject({
    url: '/api/v1/search?locale=zh-cn',
    headers: { cookie: `souk_consistency=${first.text}` },
  });
  assert.deepEqual(
    asked.slice(1),
    [1, 2].map(() => ({ call: 'searchProducts', seen: first.token })),
  );
  answering = announcing({ 'order.paid': at(8) });
  const second = await write({ [header]: first.text });
  assert.deepEqual(second.token?.positions, { 'order.placed': at(5), 'order.paid': at(8) });
});

test('a header that is no token is refused by name before anything is called', async () => {
  const response = await server.inject({
    url: '/api/v1/search?locale=en-gb',
    headers: { [header]: 'made-up' },
  });
  assert.equal(response.statusCode, 400);
  const { code, path } = response.json<{ code: string; path: string }>();
  assert.deepEqual({ code, path }, { code: 'invalid-input', path: '/headers/souk-consistency' });
  assert.deepEqual(asked, []);
});

test('a token of another cluster or timeline is as none', async () => {
  answering = announcing({ 'order.paid': at(6) });
  const { token = assert.fail() } = await write();
  for (const foreign of [
    { ...token, cluster: '123' },
    { ...token, timeline: token.timeline + 1 },
  ]) {
    const response = await server.inject({
      url: '/api/v1/search?locale=en-gb',
      headers: { [header]: encodeToken(foreign) },
    });
    assert.equal(response.statusCode, 200);
    assert.equal(asked.at(-1)?.seen, undefined);
  }
});

test('who changed what is cached is not answered from the cache, everybody else is', async () => {
  const read = async (token?: string) => {
    await server.inject({
      url: '/api/v1/categories?locale=en-gb',
      headers: token === undefined ? {} : { [header]: token },
    });
    return asked.filter(({ call }) => call === 'listCategories').length;
  };
  answering = announcing({ 'category.changed': at(10) });
  const changer = await write();
  answering = announcing({ 'order.paid': at(10) });
  const buyer = await write();
  answering = () => ({ categories: [] });
  assert.equal(await read(), 1);
  assert.equal(await read(), 1);
  assert.equal(await read(buyer.text), 1);
  assert.equal(await read(changer.text), 2);
  assert.equal(await read(), 2);
});
