import type { MetricName } from './names.ts';

/** SpanKind of OTLP (opentelemetry/proto/trace/v1/trace.proto). */
const otlp = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;

type Counted = { seconds: MetricName; failures: MetricName; label: string };

/** Every kind of span: what OTLP calls it, and the histogram and counter that it goes into, with their label. */
export const spanKinds = {
  /** A public request, as the gateway answers it. */
  request: {
    otlp: otlp.server,
    counted: { seconds: 'souk_http_request_seconds', failures: 'souk_http_failures_total', label: 'route' },
  },
  /** A call at the door of the room that answers it. */
  call: {
    otlp: otlp.server,
    counted: { seconds: 'souk_call_seconds', failures: 'souk_call_failures_total', label: 'call' },
  },
  /** One try of a call to another process, as its caller sees it. */
  'remote-call': {
    otlp: otlp.client,
    counted: {
      seconds: 'souk_remote_call_seconds',
      failures: 'souk_remote_call_failures_total',
      label: 'call',
    },
  },
  /** One round trip to the database, with all statements in it. */
  statement: {
    otlp: otlp.client,
    counted: { seconds: 'souk_database_seconds', failures: 'souk_database_failures_total', label: 'kind' },
  },
  /** An event on its way into the log, until it is committed. */
  announcement: { otlp: otlp.producer, counted: undefined },
  /** One listener at work on one event. */
  hearing: {
    otlp: otlp.consumer,
    counted: { seconds: 'souk_event_seconds', failures: 'souk_event_failures_total', label: 'listener' },
  },
  job: {
    otlp: otlp.internal,
    counted: { seconds: 'souk_job_seconds', failures: 'souk_job_failures_total', label: 'job' },
  },
} as const satisfies Record<string, { otlp: number; counted: Counted | undefined }>;

export type SpanKind = keyof typeof spanKinds;
