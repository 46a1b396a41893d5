import type { Step } from '../db/statement.ts';
import { maskText } from './mask-personal.ts';
import type { Metrics } from './metrics.ts';
import { spanKinds } from './span-kinds.ts';
import type { Attributes, SpanStart, Tracer } from './tracer.ts';

/** A finished span. Times are milliseconds since 1970 with a fraction. */
export type FinishedSpan = Omit<SpanStart, 'context' | 'label'> & {
  traceId: string;
  spanId: string;
  startMs: number;
  endMs: number;
  attributes: Attributes;
  error: string | undefined;
};

export type SpanSinks = {
  metrics: Metrics;
  /** Gets the spans of traces that are recorded. */
  keep: (span: FinishedSpan) => void;
  /** Gets every span, for the log; none while it does not listen. */
  tell: () => ((span: FinishedSpan) => void) | undefined;
};

/** A tracer that counts every span, and hands on those that somebody wants. */
export function recordSpans({ metrics, keep, tell }: SpanSinks): Tracer {
  return {
    start: (start) => {
      const startedAt = performance.now();
      return {
        context: start.context,
        end: (attributes = {}, error) => {
          const endedAt = performance.now();
          count(metrics, start, (endedAt - startedAt) / 1000, error !== undefined);
          const told = tell();
          if (!start.context.isSampled && !told) return;
          const span = finish(start, { startedAt, endedAt, attributes, error });
          if (start.context.isSampled) keep(span);
          told?.(span);
        },
      };
    },
    countStatements: (service: string, steps: readonly Step[]) =>
      metrics.add('souk_statements_total', { service }, steps.length),
    countCall: (from, to) => metrics.add('souk_calls_total', { from, to }),
  };
}

function count(metrics: Metrics, start: SpanStart, seconds: number, hasFailed: boolean): void {
  const { counted } = spanKinds[start.kind];
  if (!counted) return;
  const labels = { [counted.label]: start.label ?? start.name };
  metrics.observe(counted.seconds, labels, seconds);
  if (hasFailed) metrics.add(counted.failures, labels);
}

type End = { startedAt: number; endedAt: number; attributes: Attributes; error: unknown };

function finish(start: SpanStart, { startedAt, endedAt, attributes, error }: End): FinishedSpan {
  const { kind, service, name, context, parentSpanId } = start;
  return {
    kind,
    service,
    name,
    traceId: context.traceId,
    spanId: context.spanId,
    parentSpanId,
    startMs: performance.timeOrigin + startedAt,
    endMs: performance.timeOrigin + endedAt,
    attributes,
    error: error === undefined ? undefined : maskText(error instanceof Error ? error.message : 'failed'),
  };
}
