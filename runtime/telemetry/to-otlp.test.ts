import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toOtlp } from './to-otlp.ts';

test('a span is written as OTLP/HTTP JSON wants it', () => {
  const body = toOtlp('shop-1', [
    {
      kind: 'statement',
      service: 'order',
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
      parentSpanId: '00f067aa0ba902b7',
      name: 'transaction',
      startMs: 1_700_000_000_000.5,
      endMs: 1_700_000_000_002,
      attributes: { rows: 3 },
      error: 'refused',
    },
  ]) as { resourceSpans: { scopeSpans: { spans: unknown[] }[] }[] };
  assert.deepEqual(body.resourceSpans[0]?.scopeSpans[0]?.spans[0], {
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    parentSpanId: '00f067aa0ba902b7',
    name: 'transaction',
    kind: 3,
    startTimeUnixNano: '1700000000000500000',
    endTimeUnixNano: '1700000000002000000',
    attributes: [
      { key: 'souk.kind', value: { stringValue: 'statement' } },
      { key: 'rows', value: { intValue: '3' } },
    ],
    status: { code: 2, message: 'refused' },
  });
});
