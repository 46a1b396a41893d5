import { maskText } from './mask-personal.ts';
import type { FinishedSpan } from './record-spans.ts';
import { spanKinds } from './span-kinds.ts';
import type { Attributes } from './tracer.ts';

const statusError = 2;
const longestValue = 1000;

/**
 * The body of an OTLP/HTTP export in JSON (OpenTelemetry Protocol 1.x, trace service): a resource for each service of
 * the process. `instance` names this run of the process.
 */
export function toOtlp(instance: string, spans: readonly FinishedSpan[]): unknown {
  const byService = Map.groupBy(spans, (span) => span.service);
  return {
    resourceSpans: [...byService].map(([service, own]) => ({
      resource: {
        attributes: attributes({
          'service.namespace': 'souk',
          'service.name': service,
          'service.instance.id': instance,
          'telemetry.sdk.name': 'souk',
          'telemetry.sdk.language': 'nodejs',
        }),
      },
      scopeSpans: [{ scope: { name: 'souk' }, spans: own.map(toSpan) }],
    })),
  };
}

function toSpan(span: FinishedSpan): unknown {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentSpanId ? { parentSpanId: span.parentSpanId } : {}),
    name: span.name,
    kind: spanKinds[span.kind].otlp,
    startTimeUnixNano: nanoseconds(span.startMs),
    endTimeUnixNano: nanoseconds(span.endMs),
    attributes: attributes({ 'souk.kind': span.kind, ...span.attributes }),
    status: span.error === undefined ? {} : { code: statusError, message: span.error },
  };
}

/** Nanoseconds as text: they do not fit a number exactly. */
function nanoseconds(milliseconds: number): string {
  return BigInt(Math.round(milliseconds * 1000)).toString() + '000';
}

function attributes(values: Attributes): unknown[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: string | number | boolean): unknown {
  if (typeof value === 'string') return { stringValue: maskText(value).slice(0, longestValue) };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
