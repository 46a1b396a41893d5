import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childOf, continueTrace, fromTraceparent, newTrace, toTraceparent } from './trace-context.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';

test('a traceparent is read as it was written', () => {
  for (const isSampled of [true, false]) {
    const trace = { traceId, spanId, isSampled };
    assert.deepEqual(fromTraceparent(toTraceparent(trace)), trace);
  }
  assert.equal(toTraceparent({ traceId, spanId, isSampled: true }), `00-${traceId}-${spanId}-01`);
});

test('flags that are not known are passed over, and so is what a later version says more', () => {
  assert.equal(fromTraceparent(`00-${traceId}-${spanId}-fe`)?.isSampled, false);
  assert.equal(fromTraceparent(`00-${traceId}-${spanId}-ff`)?.isSampled, true);
  assert.deepEqual(fromTraceparent(`cc-${traceId}-${spanId}-01-what-comes-later`), {
    traceId,
    spanId,
    isSampled: true,
  });
});

test('what is no traceparent starts a new trace', () => {
  const wrong = [
    undefined,
    '',
    traceId,
    `ff-${traceId}-${spanId}-01`,
    `00-${traceId}-${spanId}-01-more`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId}-${spanId}`,
  ];
  for (const header of wrong) {
    assert.equal(fromTraceparent(header), undefined, header ?? 'none');
    const { context, parentSpanId } = continueTrace(header, 1);
    assert.equal(parentSpanId, undefined);
    assert.match(context.traceId, /^[0-9a-f]{32}$/);
    assert.notEqual(context.traceId, traceId);
  }
});

test('a span below another has the same trace and sampling, and an id of its own', () => {
  const { context, parentSpanId } = continueTrace(`00-${traceId}-${spanId}-01`, 0);
  assert.deepEqual([context.traceId, context.isSampled, parentSpanId], [traceId, true, spanId]);
  assert.match(context.spanId, /^[0-9a-f]{16}$/);
  assert.notEqual(context.spanId, spanId);
  assert.notEqual(childOf(context).spanId, context.spanId);
});

test('the share of new traces that are recorded is the one that is asked for', () => {
  const recorded = (share: number) =>
    Array.from({ length: 2000 }, () => newTrace(share)).filter(({ isSampled }) => isSampled).length;
  assert.deepEqual([recorded(0), recorded(1)], [0, 2000]);
  const tenth = recorded(0.1);
  assert.ok(tenth > 100 && tenth < 320, `${tenth} of 2000`);
});
