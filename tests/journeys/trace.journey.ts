// topologies: one-process, each-alone
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { newTrace, toTraceparent, type TraceContext } from '#runtime/telemetry/trace-context.ts';
import { startOtlpReceiver, type OtlpReceiver, type ReceivedSpan } from '#runtime/testing/otlp-receiver.ts';
import { until } from '#runtime/testing/until.ts';
import { pauseWebhooks } from '../support/ask-provider.ts';
import {
  addresses,
  answerOf,
  checkOut,
  findVariant,
  followOrder,
  goodCard,
  readyCart,
} from '../support/shopper.ts';
import { startTestShop, topologyOfRun, type TestShop } from '../support/start-test-shop.ts';

const email = 'trace.buyer@example.org';
const isSpread = topologyOfRun() !== 'one-process';
/** The sampling of new traces is off: what arrives was asked for by a `traceparent`. */
const environment = { SOUK_TELEMETRY_SAMPLE_SHARE: '0', SOUK_TELEMETRY_LOG_LEVEL: 'debug' };

let receiver: OtlpReceiver;
let shop: TestShop;
const secrets = new Set<string>();
before(async () => {
  receiver = await startOtlpReceiver();
  shop = await startTestShop({ environment: { ...environment, SOUK_TELEMETRY_OTLP_URL: receiver.url } });
  // The provider's own message is a trace of its own; where it comes before the answer, what follows stands in that one.
  await pauseWebhooks(shop, true);
});
after(async () => {
  await shop.stop();
  await receiver.stop();
});

function sampled(): TraceContext {
  return newTrace(1);
}

/** The spans of a trace, once no more have come for two exports. */
async function spansOf(
  trace: TraceContext,
  isThere: (spans: ReceivedSpan[]) => boolean,
): Promise<ReceivedSpan[]> {
  const own = () => receiver.spans().filter(({ traceId }) => traceId === trace.traceId);
  await until(() => isThere(own()), 30_000, 'the spans that end the story').catch((error: unknown) => {
    throw new Error(
      `there are ${own()
        .map(({ name }) => name)
        .join(', ')}`,
      { cause: error },
    );
  });
  for (let count = -1; count !== own().length; await delay(2200)) count = own().length;
  return own();
}

function isCalled(name: string) {
  return (span: ReceivedSpan) => span.name === name;
}

function kindsOf(spans: ReceivedSpan[]): string[] {
  return [...new Set(spans.map(({ attributes }) => String(attributes['souk.kind'])))].toSorted();
}

/** Every span is below another of its trace, or below the one that the client brought, and begins no earlier. */
function assertTree(spans: ReceivedSpan[], root: TraceContext): void {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  assert.equal(byId.size, spans.length, 'ids are not used twice');
  const orphans = spans.filter(
    ({ parentSpanId = '' }) => parentSpanId !== root.spanId && !byId.has(parentSpanId),
  );
  assert.deepEqual(
    orphans.map(({ name }) => name),
    [],
  );
  const clockNanos = 20_000_000n;
  for (const span of spans) {
    assert.ok(span.endNanos >= span.startNanos, span.name);
    const parent = byId.get(span.parentSpanId ?? '');
    assert.ok(
      !parent || span.startNanos + clockNanos >= parent.startNanos,
      `${span.name} begins before its parent`,
    );
  }
}

/** What a checkout comes through, from its call to its mail. */
const steps = [
  'order.checkout',
  'catalog.quote',
  'catalog.reserve',
  'payment.pay',
  'catalog.commitReservation',
  'order announces order.placed',
  'order announces order.paid',
  'payment announces payment.settled',
  'insight hears order.placed',
  'insight hears order.paid',
  'order hears payment.settled',
  'user.notify',
  'job user.send-message',
];

test('trace: a checkout is one trace, from the request through calls, statements, events and jobs of six services', async () => {
  const { variant } = await findVariant(shop.api, 'lantern');
  // What is slow the first time may go over its limit, and would be finished by the sweeper, whose trace is its own.
  answerOf(await checkOut(shop.api, await readyCart(shop.api, variant.variantId)));
  const cart = await readyCart(shop.api, variant.variantId, { email });
  const trace = sampled();
  const placed = answerOf(await checkOut(shop.clientWith({ traceparent: toTraceparent(trace) }), cart));
  const order = await followOrder(shop.api, placed, ({ state }) => state === 'paid');
  const { name, line1, postalCode } = addresses['en-gb'];
  for (const text of [email, name, line1, postalCode, goodCard.number, cart.cartToken, placed.orderKey ?? ''])
    secrets.add(text);
  assert.equal(order.state, 'paid');

  // Listeners come in any order: the mail may be on its way before the last of them has heard.
  const spans = await spansOf(trace, (all) => steps.every((name) => all.some(isCalled(name))));
  assertTree(spans, trace);
  const kinds = [
    'announcement',
    'call',
    'hearing',
    'job',
    ...(isSpread ? ['remote-call'] : []),
    'request',
    'statement',
  ];
  assert.deepEqual(kindsOf(spans), kinds);
  const services = spans.map(({ resource }) => String(resource['service.name']));
  assert.deepEqual([...new Set(services)].toSorted(), [
    'catalog',
    'gateway',
    'insight',
    'order',
    'payment',
    'user',
  ]);
  const requests = spans.filter(({ attributes }) => attributes['souk.kind'] === 'request');
  assert.deepEqual(
    requests.map(({ parentSpanId, kind, attributes }) => [parentSpanId, kind, attributes['http.route']]),
    [[trace.spanId, 2, '/api/v1/checkout']],
  );
  for (const step of steps) assert.ok(spans.some(isCalled(step)), `${step} is missing`);
  for (const heard of ['order.placed', 'order.paid']) {
    // Two may try to mark an order as paid; the database takes one.
    const announced = spans.find(
      (span) => isCalled(`order announces ${heard}`)(span) && span.attributes['souk.refusedBy'] === undefined,
    );
    const hearing = spans.find(isCalled(`insight hears ${heard}`));
    assert.equal(hearing?.parentSpanId, announced?.spanId, 'a listener comes below the announcement');
    assert.deepEqual([announced?.kind, hearing?.kind], [4, 5]);
  }
  const failed = spans
    .filter(({ status }) => status.code === 2)
    .map((span) => `${span.name}: ${span.status.message}`);
  assert.deepEqual(failed, []);
});

test('trace: a page and the calls it is made of are one trace, through the renderer', async () => {
  const trace = sampled();
  const response = await fetch(`${shop.url}/en-gb/search?q=lantern`, {
    headers: { traceparent: toTraceparent(trace) },
  });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('souk-trace-id'), trace.traceId);
  await response.text();
  const spans = await spansOf(trace, (all) => all.some(isCalled('GET /*')));
  assertTree(spans, trace);
  const page = spans.find(isCalled('GET /*'));
  assert.deepEqual(page?.attributes, {
    'souk.kind': 'request',
    'http.request.method': 'GET',
    'http.route': '/*',
    'http.response.status_code': 200,
  });
  const below = spans.filter(({ parentSpanId }) => parentSpanId === page?.spanId).map(({ name }) => name);
  assert.ok(below.includes('GET /api/v1/search'), below.join());
  assert.ok(spans.some(isCalled('insight.searchProducts')));
});

test('trace: a refusal and a failure are told, a trace that is not sampled is not', async () => {
  const cart = await readyCart(shop.api, (await findVariant(shop.api, 'mug')).variant.variantId, { email });
  const refused = sampled();
  const declined = await checkOut(shop.clientWith({ traceparent: toTraceparent(refused) }), cart, {
    ...goodCard,
    number: '4000000000009995',
  });
  assert.ok(!declined.isOk && declined.problem.code === 'payment-declined');
  secrets.add('4000000000009995').add(cart.cartToken);
  const spans = await spansOf(refused, (all) => all.some(isCalled('POST /api/v1/checkout')));
  assertTree(spans, refused);
  const request = spans.find(isCalled('POST /api/v1/checkout'));
  assert.deepEqual([request?.status, request?.attributes['http.response.status_code']], [{}, 402]);
  const traces = new Set(receiver.spans().map(({ traceId }) => traceId));
  assert.equal(traces.size, 3, 'only the traces that were asked for arrived');
});

test('trace: each service and run of a process is a resource of its own', async () => {
  const processes = await shop.processes();
  const pids = new Set(Object.values(processes).map(String));
  for (const { resource } of receiver.spans()) {
    assert.equal(resource['service.namespace'], 'souk');
    const pid = String(resource['service.instance.id']).split('-').at(-1) ?? '';
    assert.ok(pids.has(pid), `${String(resource['service.instance.id'])} is none of ${[...pids].join(', ')}`);
  }
  const instances = new Set(receiver.spans().map(({ resource }) => resource['service.instance.id']));
  assert.equal(instances.size, isSpread ? 6 : 1);
});

type Line = { traceId?: string; service?: string; level: string; process: string; msg?: string };

test('trace: the log has the same story by the same id, and neither tells who bought', async () => {
  const [checkout] = receiver.spans().filter(isCalled('order announces order.paid'));
  assert.ok(checkout);
  const { code, output } = await shop.souk('logs', '--trace', checkout.traceId, '--json', '-n', '1000');
  assert.equal(code, 0, output);
  const lines = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  assert.deepEqual([...new Set(lines.map(({ traceId }) => traceId))], [checkout.traceId]);
  assert.deepEqual([...new Set(lines.map(({ service }) => String(service)))].toSorted(), [
    'catalog',
    'gateway',
    'insight',
    'order',
    'payment',
    'user',
  ]);
  const everything = await shop.souk('logs', '--json', '-n', '100000');
  assert.ok(
    everything.output.includes('announcement order announces order.paid'),
    'the log is at its most talkative',
  );
  assert.equal(secrets.size, 9);
  for (const secret of secrets) {
    assert.ok(!everything.output.includes(secret), `the log tells ${secret}`);
    assert.ok(!receiver.bodies.some((body) => body.includes(secret)), `a span tells ${secret}`);
  }
});

test('trace: a collector that is silent or gone holds nobody up, and at the end what waits is sent', async () => {
  receiver.behave({ delayMs: 3000 });
  const slow = sampled();
  const api = shop.clientWith({ traceparent: toTraceparent(slow) });
  await fetch(`${shop.url}/api/v1/categories?locale=en-gb`, {
    headers: { traceparent: toTraceparent(slow) },
  });
  await delay(1100);
  const startedAtMs = performance.now();
  const { variant } = await findVariant(api, 'candle');
  const placed = answerOf(await checkOut(api, await readyCart(api, variant.variantId)));
  const tookMs = performance.now() - startedAtMs;
  assert.ok(tookMs < 2000, `a purchase took ${tookMs} ms`);
  assert.equal(placed.state, 'paid');
  receiver.behave({});
  await spansOf(slow, (all) => all.some(isCalled('POST /api/v1/checkout')));

  const last = sampled();
  const headers = { traceparent: toTraceparent(last) };
  assert.equal((await fetch(`${shop.url}/api/v1/categories?locale=zh-cn`, { headers })).status, 200);
  await shop.stop();
  assert.ok(
    receiver
      .spans()
      .some(({ traceId, name }) => traceId === last.traceId && name === 'GET /api/v1/categories'),
    'the last request is told of before the process ends',
  );
});
