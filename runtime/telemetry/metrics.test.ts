import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMetrics } from '../testing/read-metrics.ts';
import { createMetrics } from './metrics.ts';
import { metricNames, nodeMetricNames, type MetricName } from './names.ts';
import { spanKinds } from './span-kinds.ts';

const registered = Object.entries(metricNames) as [
  MetricName,
  { kind: string; labels: readonly string[]; help: string },
][];
/** Numbers of things, which have no unit (prometheus.io/docs/practices/naming). */
const counts = new Set(['souk_events_parked', 'souk_breaches', 'souk_setting_version']);

test('names follow Prometheus: base units, `_total` for what only grows, a help that is a sentence', () => {
  for (const [name, { kind, labels, help }] of registered) {
    assert.match(name, /^souk_[a-z]+(_[a-z]+)*$/);
    assert.equal(name.endsWith('_total'), kind === 'counter', name);
    if (kind === 'histogram') assert.match(name, /_seconds$/);
    if (kind === 'gauge' && !counts.has(name)) assert.match(name, /_(seconds|bytes)$/);
    assert.match(help, /^[A-Z].*\.$/, name);
    for (const label of labels) assert.match(label, /^[a-z]+$/, name);
  }
});

test('all that is exposed is registered, with its kind and help, and all that is registered is exposed', async () => {
  const metrics = createMetrics('order-1');
  for (const [name, { kind, labels }] of registered) {
    const values = Object.fromEntries(labels.map((label) => [label, 'a']));
    if (kind === 'counter') metrics.add(name, values, 3);
    else if (kind === 'gauge') metrics.set(name, values, 3);
    else metrics.observe(name, values, 3);
  }
  const exposed = readMetrics(await metrics.text());
  const own = [...exposed].filter(([name]) => !nodeMetricNames.includes(name));
  assert.deepEqual(
    own.map(([name, { kind, help }]) => [name, kind, help]),
    registered.map(([name, { kind, help }]) => [name, kind, help]),
  );
  for (const [name, { samples }] of own) {
    const expected = {
      process: 'order-1',
      ...Object.fromEntries(metricLabels(name).map((label) => [label, 'a'])),
    };
    for (const { labels } of samples) {
      const { le: _le, ...own } = labels;
      assert.deepEqual(own, expected, name);
    }
    assert.equal(
      samples.some(({ value }) => value === 3),
      true,
      name,
    );
  }
});

function metricLabels(name: string): readonly string[] {
  return metricNames[name as MetricName].labels;
}

test('a name or a label that is not registered cannot be measured', async () => {
  const metrics = createMetrics('order-1');
  metrics.add('souk_surprises_total' as MetricName, {});
  assert.ok(!(await metrics.text()).includes('souk_surprises_total'));
  assert.throws(() => metrics.add('souk_calls_total', { buyer: 'ada' }), /buyer/);
});

test('every kind of span goes into metrics that have its label', () => {
  for (const [kind, { counted }] of Object.entries(spanKinds)) {
    if (!counted) continue;
    assert.deepEqual(metricNames[counted.seconds].labels, [counted.label], kind);
    assert.deepEqual(metricNames[counted.failures].labels, [counted.label], kind);
    assert.equal(metricNames[counted.seconds].kind, 'histogram');
    assert.equal(metricNames[counted.failures].kind, 'counter');
  }
});
