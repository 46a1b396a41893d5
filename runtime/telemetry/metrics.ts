import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { metricNames, nodeMetricNames, type MetricName } from './names.ts';

export type Metrics = {
  add: (name: MetricName, labels: Record<string, string>, amount?: number) => void;
  set: (name: MetricName, labels: Record<string, string>, value: number) => void;
  observe: (name: MetricName, labels: Record<string, string>, seconds: number) => void;
  /** All metrics in Prometheus' text format. */
  text: () => Promise<string>;
};

/** From half a millisecond to ten seconds, each about twice the one before. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How often the lag of the event loop is sampled: each sample wakes the process, and prom-client's own 10 ms kept it awake. */
const lagEveryMs = 100;

/** Makes the metrics of one process, with those of Node itself. */
export function createMetrics(processName: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ process: processName });
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: lagEveryMs });
  for (const { name } of registry.getMetricsAsArray()) {
    if (!nodeMetricNames.includes(name)) registry.removeSingleMetric(name);
  }
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();
  const histograms = new Map<string, Histogram>();
  for (const [name, { kind, labels, help }] of Object.entries(metricNames)) {
    const options = { name, help, labelNames: [...labels], registers: [registry] };
    if (kind === 'counter') counters.set(name, new Counter(options));
    else if (kind === 'gauge') gauges.set(name, new Gauge(options));
    else histograms.set(name, new Histogram({ ...options, buckets }));
  }
  return {
    add: (name, labels, amount = 1) => counters.get(name)?.inc(labels, amount),
    set: (name, labels, value) => gauges.get(name)?.set(labels, value),
    observe: (name, labels, seconds) => histograms.get(name)?.observe(labels, seconds),
    text: () => registry.metrics(),
  };
}
