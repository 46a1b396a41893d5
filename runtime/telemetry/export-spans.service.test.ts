import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startOtlpReceiver, type OtlpReceiver } from '../testing/otlp-receiver.ts';
import { until } from '../testing/until.ts';
import { exportSpans, type ExportPace, type SpanExporter } from './export-spans.ts';
import type { Log } from './log.ts';
import type { FinishedSpan } from './record-spans.ts';

const quick: ExportPace = {
  everyMs: 10,
  batchSize: 20,
  mostWaiting: 100,
  timeoutMs: 2000,
  firstRetryMs: 20,
  longestRetryMs: 40,
  giveUpMs: 10_000,
};

let receiver: OtlpReceiver;
const exporters: SpanExporter[] = [];
beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(async () => {
  await Promise.all(exporters.splice(0).map((exporter) => exporter.stop(0)));
  await receiver.stop();
});

/** An exporter to the receiver; what it counts and logs can be looked at. */
function anExporter(pace: Partial<ExportPace> = {}, url: () => string = () => receiver.url) {
  const counted: Record<string, number> = {};
  const logged: string[] = [];
  const note = (message: string) => void logged.push(message);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const metrics = {
    add: (name: string, labels: Record<string, string>, amount = 1) => {
      const key = [name, ...Object.values(labels)].join(' ');
      counted[key] = (counted[key] ?? 0) + amount;
    },
  };
  const exporter = exportSpans({ instance: 'order-1-77', url, metrics, log, pace: { ...quick, ...pace } });
  exporters.push(exporter);
  const keep = (count: number) => {
    for (let index = 0; index < count; index += 1) exporter.keep(aSpan(index));
  };
  return { exporter, keep, counted, logged };
}

function aSpan(index: number, own: Partial<FinishedSpan> = {}): FinishedSpan {
  return {
    kind: 'call',
    service: 'order',
    name: `order.call${index}`,
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: (index + 1).toString(16).padStart(16, '0'),
    parentSpanId: undefined,
    startMs: 1_700_000_000_000.5,
    endMs: 1_700_000_000_002,
    attributes: {},
    error: undefined,
    ...own,
  };
}

const exported = 'souk_spans_exported_total';
const dropped = (reason: string) => `souk_spans_dropped_total ${reason}`;

test('spans arrive in batches, each with its resource, ids, parent, kind, times, attributes and status', async () => {
  const { exporter, keep, counted } = anExporter({ everyMs: 60_000 });
  const parentSpanId = '00f067aa0ba902b7';
  exporter.keep(aSpan(0, { kind: 'request', service: 'gateway', name: 'POST /checkout' }));
  exporter.keep(
    aSpan(1, { kind: 'statement', parentSpanId, error: 'refused', attributes: { rows: 3, share: 0.5 } }),
  );
  exporter.keep(aSpan(2, { kind: 'announcement' }));
  exporter.keep(aSpan(3, { kind: 'hearing' }));
  exporter.keep(aSpan(4, { kind: 'job' }));
  keep(40);
  await until(() => counted[exported] === 45);
  assert.deepEqual(
    receiver.requests.map(({ count }) => count),
    [20, 20, 5],
  );
  const [request, statement, announcement, hearing, job, call] = receiver.spans();
  assert.deepEqual(request?.resource, {
    'service.namespace': 'souk',
    'service.name': 'gateway',
    'service.instance.id': 'order-1-77',
    'telemetry.sdk.name': 'souk',
    'telemetry.sdk.language': 'nodejs',
  });
  assert.deepEqual(statement, {
    resource: { ...request?.resource, 'service.name': 'order' },
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: '0000000000000002',
    parentSpanId,
    name: 'order.call1',
    kind: 3,
    startNanos: 1_700_000_000_000_500_000n,
    endNanos: 1_700_000_000_002_000_000n,
    attributes: { 'souk.kind': 'statement', rows: 3, share: 0.5 },
    status: { code: 2, message: 'refused' },
  });
  assert.deepEqual(
    [request, announcement, hearing, job, call].map((span) => [span?.kind, span?.parentSpanId, span?.status]),
    [2, 4, 5, 1, 2].map((kind) => [kind, undefined, {}]),
  );
});

test('a collector that asks for time gets the same spans later, not before that time', async () => {
  for (const status of [429, 503]) {
    receiver.behave({ status, headers: { 'retry-after': '1' } });
    const { keep, counted, logged } = anExporter();
    const before = receiver.requests.length;
    keep(3);
    await until(() => receiver.requests.length === before + 1);
    receiver.behave({});
    await until(() => counted[exported] === 3);
    const [first, second] = receiver.requests.slice(before);
    const waitedMs = (second?.atMs ?? 0) - (first?.atMs ?? 0);
    assert.ok(waitedMs >= 950 && waitedMs < 1500, `asked again after ${waitedMs} ms`);
    assert.deepEqual(receiver.bodies.at(-1), receiver.bodies.at(-2));
    assert.deepEqual(counted, { [exported]: 3 });
    assert.deepEqual(logged, ['spans cannot be exported', 'spans are exported again']);
  }
});

test('a collector that is slow has one request at a time, and holds nobody up', async () => {
  receiver.behave({ delayMs: 150 });
  const { keep, counted } = anExporter();
  const startedAtMs = performance.now();
  keep(60);
  assert.ok(performance.now() - startedAtMs < 50, 'keeping waits for nothing');
  await until(() => counted[exported] === 60);
  const gapsMs = receiver.requests
    .slice(1)
    .map(({ atMs }, index) => atMs - (receiver.requests[index]?.atMs ?? 0));
  assert.equal(gapsMs.length, 2);
  assert.ok(
    gapsMs.every((gapMs) => gapMs >= 145),
    `requests came ${gapsMs.join(', ')} ms apart`,
  );
});

test('a collector that is silent for too long is asked again', async () => {
  receiver.behave({ delayMs: 400 });
  const { keep, counted, logged } = anExporter({ timeoutMs: 50 });
  keep(2);
  await until(() => receiver.requests.length >= 2);
  receiver.behave({});
  await until(() => counted[exported] === 2);
  assert.equal(
    logged.filter((line) => line === 'spans cannot be exported').length,
    1,
    'said once, not each time',
  );
});

test('while a collector is gone a bounded number of spans waits; the rest is dropped and counted', async () => {
  const port = Number(new URL(receiver.url).port);
  await receiver.stop();
  const { keep, counted } = anExporter();
  for (let round = 0; round < 20; round += 1) {
    keep(50);
    await delay(5);
  }
  const most = quick.mostWaiting + quick.batchSize;
  assert.equal(counted[exported], undefined);
  assert.ok((counted[dropped('queue-full')] ?? 0) >= 1000 - most, JSON.stringify(counted));
  receiver = await startOtlpReceiver(port);
  await until(() => (counted[exported] ?? 0) + (counted[dropped('queue-full')] ?? 0) === 1000);
  assert.ok((counted[exported] ?? 0) >= quick.mostWaiting, 'what waited arrives when it is back');
  assert.ok((counted[exported] ?? 0) <= most, 'and no more than may wait');
  assert.equal(receiver.spans().length, counted[exported]);
});

test('a batch that grows too old is dropped and counted', async () => {
  await receiver.stop();
  const { keep, counted } = anExporter({ giveUpMs: 100 });
  keep(7);
  await until(() => counted[dropped('too-late')] === 7);
  assert.deepEqual(counted, { [dropped('too-late')]: 7 });
});

test('what a collector refuses is not sent again, whole or in part', async () => {
  receiver.behave({ status: 400 });
  const { keep, counted } = anExporter();
  keep(4);
  await until(() => counted[dropped('refused')] === 4);
  await delay(100);
  assert.equal(receiver.requests.length, 1);
  receiver.behave({ body: '{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too long"}}' });
  keep(5);
  await until(() => counted[exported] === 3);
  assert.deepEqual(counted, { [dropped('refused')]: 6, [exported]: 3 });
});

test('without a collector spans are forgotten, and the setting holds from the next span on', async () => {
  let url = '';
  const { keep, counted } = anExporter({}, () => url);
  keep(500);
  await delay(50);
  assert.deepEqual([receiver.requests.length, counted], [0, {}], 'nothing is owed to nobody');
  url = `${receiver.url}/`;
  keep(3);
  await until(() => counted[exported] === 3);
  receiver.behave({ status: 503 });
  keep(2);
  await until(() => receiver.requests.length >= 2);
  url = '';
  await until(() => counted[dropped('no-collector')] === 2);
});

test('what waits is sent at the end', async () => {
  const { exporter, keep, counted } = anExporter({ everyMs: 60_000, batchSize: 1000, mostWaiting: 1000 });
  keep(30);
  await exporter.stop(2000);
  assert.equal(receiver.spans().length, 30);
  assert.deepEqual(counted, { [exported]: 30 });
});

test('at the end nobody waits longer than they may, whatever the collector does', async () => {
  const gone = anExporter({ everyMs: 60_000 }, () => 'http://127.0.0.1:9');
  receiver.behave({ delayMs: 3000 });
  const silent = anExporter({ everyMs: 60_000 });
  const startedAtMs = performance.now();
  gone.keep(3);
  silent.keep(4);
  await Promise.all([gone.exporter.stop(200), silent.exporter.stop(200)]);
  const tookMs = performance.now() - startedAtMs;
  assert.ok(tookMs < 600, `took ${tookMs} ms`);
  assert.deepEqual(
    [gone.counted, silent.counted],
    [{ [dropped('too-late')]: 3 }, { [dropped('too-late')]: 4 }],
  );
  assert.deepEqual(gone.logged, ['spans cannot be exported', 'spans were not exported']);
});
