import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { refuse } from '#contracts/refusals.ts';
import type { CallContext } from '#runtime/tools.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { until } from '#runtime/testing/until.ts';
import type { Attributes, SpanStart } from '#runtime/telemetry/tracer.ts';
import { gatewayService } from '../../service.ts';
import type { GatewayResources } from './gateway-resources.ts';

type Ended = SpanStart & { attributes: Attributes; error: unknown };

const theirs = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
const traceparent = `00-${theirs.traceId}-${theirs.spanId}-01`;
const ended: Ended[] = [];
const asked: CallContext[] = [];
const logged: { message: string; fields: Record<string, unknown> }[] = [];
let room: TestRoom<'gateway'>;
let url: string;

before(async () => {
  const note = (message: string, fields = {}) => void logged.push({ message, fields });
  room = await openTestRoom(gatewayService, {
    log: { debug: note, info: note, warn: note, error: note },
    startSpan: (start) => ({
      context: start.context,
      end: (attributes = {}, error) => {
        if (start.kind === 'request') ended.push({ ...start, attributes, error });
      },
    }),
    reach: (_from, _to, call, _input, context) => {
      asked.push(context);
      if (call === 'listCategories') return Promise.resolve({ categories: [] });
      if (call === 'getProduct') return Promise.resolve(refuse('product-not-found', 'It is not sold here.'));
      return Promise.reject(new Error(`${call} is broken`));
    },
  });
  const { server } = room.room.toolsFor(room.context()).resources as GatewayResources;
  url = await server.listen({ port: 0, host: '127.0.0.1' });
});
after(() => room.close());
beforeEach(() => {
  ended.length = 0;
  asked.length = 0;
  logged.length = 0;
});

/** Sends a request, and gives its span with what the answer says of it. */
async function send(path: string, options: RequestInit = {}) {
  const response = await fetch(`${url}${path}`, options);
  await response.arrayBuffer();
  await until(() => ended.length === 1);
  const [span] = ended.splice(0);
  assert.ok(span);
  assert.equal(response.headers.get('souk-trace-id'), span.context.traceId);
  return { status: response.status, span };
}

test('a request continues the trace that it brings, and calls come below its span', async () => {
  const { span } = await send('/api/v1/categories?locale=en-gb', { headers: { traceparent } });
  assert.deepEqual(
    [span.context.traceId, span.parentSpanId, span.context.isSampled],
    [theirs.traceId, theirs.spanId, true],
  );
  assert.deepEqual([span.service, span.name], ['gateway', 'GET /api/v1/categories']);
  assert.deepEqual(
    asked.map(({ trace }) => trace),
    [span.context],
  );
  assert.notEqual(span.context.spanId, theirs.spanId);
});

test('a request that brings none, or nonsense, begins a trace', async () => {
  for (const headers of [
    {},
    { traceparent: 'nonsense' },
    { traceparent: `00-${'0'.repeat(32)}-${theirs.spanId}-01` },
  ]) {
    const { span } = await send('/api/v1/categories?locale=en-gb', { headers });
    assert.equal(span.parentSpanId, undefined);
    assert.match(span.context.traceId, /^[0-9a-f]{32}$/);
  }
});

test('every answer has a span: stored, refused, not found, or a URL that cannot be read; its route holds no id', async () => {
  const id = '0198f3a2-7c11-7abc-8def-0123456789ab';
  const requests: [path: string, status: number, route: string, options?: RequestInit][] = [
    ['/api/v1/categories?locale=en-gb', 200, 'GET /api/v1/categories'],
    [`/api/v1/orders/${id}?orderKey=x`, 500, 'GET /api/v1/orders/:orderId'],
    [`/api/v1/carts/${id}`, 404, 'GET /api/*'],
    [
      `/api/v1/carts`,
      415,
      'POST /api/v1/carts',
      { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } },
    ],
    [`/media/${id}.png`, 404, 'GET /media/:name'],
    [`/en-gb/${id}`, 503, 'GET /*'],
    [`/%zz/${id}`, 400, 'GET nothing'],
    [`/nothing/${id}`, 404, 'DELETE nothing', { method: 'DELETE' }],
    ['/api/v1/openapi.json', 200, 'GET /api/v1/openapi.json'],
  ];
  for (const [path, status, name, options] of requests) {
    const { span, status: answered } = await send(path, options);
    assert.deepEqual([path, answered, span.name], [path, status, name]);
    assert.equal(span.attributes['http.response.status_code'], status);
    assert.equal(JSON.stringify(span).includes(id), false);
  }
});

test('only what is our own fault fails, and the log tells it by the trace', async () => {
  const refused = await send('/api/v1/products/none?locale=en-gb');
  assert.deepEqual([refused.status, refused.span.error], [404, undefined]);
  const failed = await send('/api/v1/search?locale=en-gb', { headers: { traceparent } });
  assert.equal(failed.status, 500);
  assert.equal((failed.span.error as Error).message, 'searchProducts is broken');
  assert.deepEqual(
    logged.map(({ message, fields }) => [message, fields['traceId'], fields['service']]),
    [['insight.searchProducts failed', theirs.traceId, 'gateway']],
  );
});
