import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { readMetrics } from '../testing/read-metrics.ts';
import { createMetrics } from './metrics.ts';
import { recordSpans, type FinishedSpan } from './record-spans.ts';
import { spanKinds, type SpanKind } from './span-kinds.ts';
import { childOf, newTrace } from './trace-context.ts';

function aTracer(told?: FinishedSpan[]) {
  const kept: FinishedSpan[] = [];
  const metrics = createMetrics('order-1');
  const tell = (span: FinishedSpan) => void told?.push(span);
  const tracer = recordSpans({ metrics, keep: (span) => kept.push(span), tell: () => told && tell });
  return { tracer, kept, metrics };
}

test('a span is kept with its place in the trace, its times and what it says at its end', async () => {
  const { tracer, kept } = aTracer();
  const parent = newTrace(1);
  const context = childOf(parent);
  const before = Date.now();
  const start = { kind: 'call', service: 'order', name: 'order.checkout', context } as const;
  const span = tracer.start({ ...start, parentSpanId: parent.spanId });
  assert.equal(kept.length, 0);
  await delay(20);
  span.end({ 'souk.caller': 'gateway' });
  const [{ startMs, endMs, ...rest } = { startMs: 0, endMs: 0 }] = kept;
  assert.deepEqual(rest, {
    kind: 'call',
    service: 'order',
    name: 'order.checkout',
    traceId: parent.traceId,
    spanId: context.spanId,
    parentSpanId: parent.spanId,
    attributes: { 'souk.caller': 'gateway' },
    error: undefined,
  });
  assert.ok(
    Math.abs(startMs - before) < 50 && endMs - startMs >= 19,
    `${startMs} to ${endMs}, begun at ${before}`,
  );
});

test('what fails says why, without personal data', () => {
  const { tracer, kept } = aTracer();
  const start = { kind: 'job', service: 'user', name: 'job user.send', parentSpanId: undefined } as const;
  tracer.start({ ...start, context: newTrace(1) }).end({}, new Error('no mail for ada@example.org'));
  tracer.start({ ...start, context: newTrace(1) }).end({}, 'thrown by ada@example.org');
  assert.deepEqual(
    kept.map(({ error }) => error),
    ['no mail for [e-mail]', 'failed'],
  );
});

test('every span is counted, but only those of recorded traces are kept; the log is told of all when it listens', async () => {
  const told: FinishedSpan[] = [];
  const { tracer, kept, metrics } = aTracer(told);
  for (const kind of Object.keys(spanKinds) as SpanKind[]) {
    const start = { kind, service: 'order', name: `a ${kind}`, parentSpanId: undefined, label: kind };
    tracer.start({ ...start, context: newTrace(0) }).end();
    tracer.start({ ...start, context: newTrace(1) }).end({}, new Error('why'));
  }
  const kinds = Object.keys(spanKinds);
  assert.deepEqual(
    kept.map(({ kind }) => kind),
    kinds,
  );
  assert.equal(told.length, kinds.length * 2);
  const exposed = readMetrics(await metrics.text());
  for (const [kind, { counted }] of Object.entries(spanKinds)) {
    if (!counted) continue;
    const valueOf = (name: string, where: Record<string, string>) =>
      exposed
        .get(name)
        ?.samples.filter(({ labels }) =>
          Object.entries(where).every(([label, value]) => labels[label] === value),
        )
        .map(({ value }) => value);
    assert.deepEqual(valueOf(counted.seconds, { [counted.label]: kind, le: '+Inf' }), [2], kind);
    assert.deepEqual(valueOf(counted.failures, { [counted.label]: kind }), [1], kind);
  }
});
