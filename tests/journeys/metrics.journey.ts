// topologies: each-alone
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { breaches } from '#contracts/breaches.ts';
import { services } from '#contracts/services.ts';
import { metricNames, nodeMetricNames, type MetricName } from '#runtime/telemetry/names.ts';
import { readMetrics, type MetricFamily } from '#runtime/testing/read-metrics.ts';
import { startOtlpReceiver, type OtlpReceiver } from '#runtime/testing/otlp-receiver.ts';
import { until } from '#runtime/testing/until.ts';
import { answerOf, checkOut, findVariant, followOrder, readyCart } from '../support/shopper.ts';
import { startTestShop, type TestShop } from '../support/start-test-shop.ts';

type Exposed = { process: string; families: Map<string, MetricFamily> };

let receiver: OtlpReceiver;
let shop: TestShop;
let addresses: string[];
before(async () => {
  receiver = await startOtlpReceiver();
  const environment = { SOUK_TELEMETRY_OTLP_URL: receiver.url, SOUK_TELEMETRY_SAMPLE_SHARE: '1' };
  shop = await startTestShop({ environment });
  const owner = await signInAsOwner();
  await doEverything(owner);
  const { instances } = answerOf(await owner.gateway.listInstances({}));
  const own = instances.filter(({ service }) => service !== 'storefront');
  addresses = [...new Set(own.map(({ address }) => address))];
});
after(async () => {
  await shop.stop();
  await receiver.stop();
});

async function signInAsOwner() {
  const account = { email: 'owner@souk.example', password: 'souk-owner-demo' };
  const { sessionToken } = answerOf(await shop.api.user.signIn(account));
  return shop.clientWith({ 'souk-session': sessionToken });
}

/** A purchase with its mail, a changed setting, pages, and addresses full of ids that are nowhere. */
async function doEverything(owner: Awaited<ReturnType<typeof signInAsOwner>>): Promise<void> {
  const { variant } = await findVariant(shop.api, 'mug');
  const placed = answerOf(await checkOut(shop.api, await readyCart(shop.api, variant.variantId)));
  await followOrder(shop.api, placed, ({ state }) => state === 'paid');
  answerOf(await owner.gateway.changeSetting({ key: 'order.maxLinesPerCart', value: 50, version: 0 }));
  const id = crypto.randomUUID();
  const paths = [
    '/en-gb',
    `/en-gb/p/${id}`,
    `/api/v1/orders/${id}`,
    `/api/v1/${id}`,
    `/media/${id}.png`,
    '/%zz',
  ];
  for (const path of paths) await (await fetch(`${shop.url}${path}`)).arrayBuffer();
  for (const method of ['PURGE', 'DELETE', 'OPTIONS']) await fetch(`${shop.url}/${id}`, { method });
}

async function expose(): Promise<Exposed[]> {
  return Promise.all(
    addresses.map(async (address) => {
      const response = await fetch(`${address}/metrics`);
      assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
      const families = readMetrics(await response.text());
      const process = families.get('process_cpu_seconds_total')?.samples[0]?.labels['process'] ?? '';
      return { process, families };
    }),
  );
}

/** Only what goes wrong is counted here, and only the processes with a neighbour or a log have the others. */
const explained: readonly MetricName[] = [
  'souk_http_failures_total',
  'souk_call_failures_total',
  'souk_remote_call_failures_total',
  'souk_database_failures_total',
  'souk_event_failures_total',
  'souk_job_failures_total',
  'souk_spans_dropped_total',
];

test('metrics: what every process exposes is registered, and all that is registered is measured somewhere', async () => {
  const names = new Set<string>([...Object.keys(metricNames), ...nodeMetricNames]);
  const silent = async () => {
    const exposed = await expose();
    return Object.keys(metricNames).filter(
      (name) => !exposed.some(({ families }) => families.get(name)?.samples.some(({ value }) => value > 0)),
    );
  };
  const mayBeZero = [
    'souk_events_parked',
    'souk_breaches',
    'souk_event_lag_seconds',
    'souk_log_oldest_transaction_seconds',
  ];
  await until(
    async () => (await silent()).every((name) => [...explained, ...mayBeZero].includes(name as MetricName)),
    30_000,
  );
  const exposed = await expose();
  assert.deepEqual(exposed.map(({ process }) => process).toSorted(), [
    'catalog-1',
    'gateway-1',
    'insight-1',
    'order-1',
    'payment-1',
    'user-1',
  ]);
  for (const { process, families } of exposed) {
    for (const [name, { kind, help, samples }] of families) {
      assert.ok(names.has(name), `${process} exposes ${name}`);
      if (nodeMetricNames.includes(name)) continue;
      const known = metricNames[name as MetricName];
      assert.deepEqual([kind, help], [known.kind, known.help], name);
      for (const { labels } of samples) {
        const { le: _le, ...own } = labels;
        assert.deepEqual(Object.keys(own).toSorted(), [...known.labels, 'process'].toSorted(), name);
      }
    }
    for (const name of Object.keys(metricNames))
      assert.ok(families.has(name), `${process} does not expose ${name}`);
  }
  for (const name of mayBeZero)
    assert.ok(
      exposed.some(({ families }) => (families.get(name)?.samples.length ?? 0) > 0),
      name,
    );
});

test('metrics: the values of labels are names of ours, never ids, paths or people', async () => {
  const serviceNames = Object.keys(services);
  const isCall = (value: string) => {
    const [service = '', call = ''] = value.split('.');
    return serviceNames.includes(service) && /^\$?[A-Za-z]+$/.test(call);
  };
  const isAllowed: Record<string, (value: string) => boolean> = {
    process: (value) => /^[a-z]+-1$/.test(value),
    route: (value) => /^[A-Z]+ (nothing|a file of the web apps|\/[A-Za-z0-9/:*._@-]*)$/.test(value),
    call: isCall,
    job: (value) => /^[a-z]+\.[a-z-]+$/.test(value),
    listener: (value) => /^[a-z]+(:[a-z]+\.[a-z]+)?$/.test(value),
    kind: (value) => ['query', 'transaction'].includes(value),
    service: (value) => [...serviceNames, 'platform'].includes(value),
    from: (value) => serviceNames.includes(value),
    to: (value) => serviceNames.includes(value),
    log: (value) => serviceNames.includes(value),
    breach: (value) => Object.hasOwn(breaches, value),
    setting: (value) => value === 'order.maxLinesPerCart',
    reason: (value) => ['queue-full', 'refused', 'too-late', 'no-collector'].includes(value),
  };
  for (const { families } of await expose()) {
    const own = [...families].filter(([name]) => name.startsWith('souk_'));
    const samples = own.flatMap(([name, family]) => family.samples.map(({ labels }) => ({ name, labels })));
    assert.ok(samples.length < 4000, `${samples.length} series`);
    for (const { name, labels } of samples) {
      for (const [label, value] of Object.entries(labels)) {
        if (label === 'le') continue;
        assert.ok(isAllowed[label]?.(value), `${name}: ${label}="${value}"`);
        assert.ok(!/[0-9a-f]{8}-|\d{4}/.test(value), `${name}: ${label}="${value}" holds an id`);
      }
    }
  }
});

test('metrics: each process serves its own on loopback, and the public door serves none', async () => {
  for (const address of addresses) assert.equal(new URL(address).hostname, '127.0.0.1');
  for (const path of [
    '/metrics',
    '/metrics/',
    '/api/metrics',
    '/api/v1/metrics',
    '/internal/order/metrics',
    '/readyz',
  ]) {
    const response = await fetch(`${shop.url}${path}`);
    const text = await response.text();
    assert.equal(response.status, 404, path);
    assert.ok(!text.includes('# HELP') && !text.includes('souk_call_seconds'), path);
  }
});
