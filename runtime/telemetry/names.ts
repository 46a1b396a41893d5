/**
 * Every metric of the system: its kind, labels and meaning. Names follow Prometheus (base units, `_total`); whatever is
 * not listed here cannot be measured. The values of labels are names from the contracts, never ids or paths.
 */
export const metricNames = {
  souk_http_request_seconds: {
    kind: 'histogram',
    labels: ['route'],
    help: 'Time to answer a public request, by route.',
  },
  souk_http_failures_total: {
    kind: 'counter',
    labels: ['route'],
    help: 'Public requests that ended in a failure of ours.',
  },
  souk_call_seconds: {
    kind: 'histogram',
    labels: ['call'],
    help: 'Time a service took to answer a call, at its door.',
  },
  souk_call_failures_total: {
    kind: 'counter',
    labels: ['call'],
    help: 'Calls that failed at the door (refusals are no failures).',
  },
  souk_remote_call_seconds: {
    kind: 'histogram',
    labels: ['call'],
    help: 'Time a call to another process took, as its caller saw it.',
  },
  souk_remote_call_failures_total: {
    kind: 'counter',
    labels: ['call'],
    help: 'Tries of calls to other processes that failed.',
  },
  souk_calls_total: { kind: 'counter', labels: ['from', 'to'], help: 'Calls between services.' },
  souk_database_seconds: {
    kind: 'histogram',
    labels: ['kind'],
    help: 'Time of a round trip to the database.',
  },
  souk_database_failures_total: {
    kind: 'counter',
    labels: ['kind'],
    help: 'Round trips to the database that failed (refusals are no failures).',
  },
  souk_statements_total: { kind: 'counter', labels: ['service'], help: 'Statements sent to the database.' },
  souk_event_seconds: {
    kind: 'histogram',
    labels: ['listener'],
    help: 'Time a listener took for one event.',
  },
  souk_event_failures_total: {
    kind: 'counter',
    labels: ['listener'],
    help: 'Events a listener could not work on.',
  },
  souk_job_seconds: { kind: 'histogram', labels: ['job'], help: 'Time of one run of a job.' },
  souk_job_failures_total: { kind: 'counter', labels: ['job'], help: 'Runs of jobs that failed.' },
  souk_event_lag_seconds: {
    kind: 'gauge',
    labels: ['log', 'listener'],
    help: 'Age of the oldest event not yet delivered.',
  },
  souk_events_parked: {
    kind: 'gauge',
    labels: ['log', 'listener'],
    help: 'Parked events that wait for a person.',
  },
  souk_log_oldest_transaction_seconds: {
    kind: 'gauge',
    labels: ['log'],
    help: 'Age of the oldest open transaction, which holds events back.',
  },
  souk_breaches: {
    kind: 'gauge',
    labels: ['breach'],
    help: 'Things that must hold and do not, unexplained for a minute, by the name of their runbook.',
  },
  souk_setting_version: {
    kind: 'gauge',
    labels: ['setting'],
    help: 'Version of a changed setting that this process goes by.',
  },
  souk_spans_exported_total: {
    kind: 'counter',
    labels: [],
    help: 'Recorded spans that a collector has taken.',
  },
  souk_spans_dropped_total: {
    kind: 'counter',
    labels: ['reason'],
    help: 'Recorded spans that could not be exported.',
  },
} as const satisfies Record<
  string,
  { kind: 'histogram' | 'counter' | 'gauge'; labels: readonly string[]; help: string }
>;

export type MetricName = keyof typeof metricNames;

/** What prom-client tells of every Node process, under names of its own; the rest of its metrics is left out. */
export const nodeMetricNames: readonly string[] = [
  'process_cpu_user_seconds_total',
  'process_cpu_system_seconds_total',
  'process_cpu_seconds_total',
  'process_start_time_seconds',
  'process_resident_memory_bytes',
  'process_virtual_memory_bytes',
  'process_open_fds',
  'process_max_fds',
  'nodejs_eventloop_lag_seconds',
  'nodejs_eventloop_lag_max_seconds',
  'nodejs_eventloop_lag_p50_seconds',
  'nodejs_eventloop_lag_p99_seconds',
  'nodejs_active_resources',
  'nodejs_heap_size_total_bytes',
  'nodejs_heap_size_used_bytes',
  'nodejs_external_memory_bytes',
  'nodejs_version_info',
  'nodejs_gc_duration_seconds',
];
