import { randomFillSync } from 'node:crypto';

/** The identity of a span, as `traceparent` carries it (W3C Trace Context, level 1). */
export type TraceContext = { traceId: string; spanId: string; isSampled: boolean };

/** A span about to start: its identity, and its parent if it has one. */
export type SpanPlace = { context: TraceContext; parentSpanId: string | undefined };

/** Random bytes are made 4 KB at a time: asked for one by one they cost more than all the rest of a span. */
const random = Buffer.alloc(4096);
let used = random.length;

function randomHex(bytes: number): string {
  if (used + bytes > random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += bytes;
  return random.toString('hex', used - bytes, used);
}

/** Starts a new trace; `sampleShare` of them (0 to 1) are recorded. */
export function newTrace(sampleShare: number): TraceContext {
  return {
    traceId: randomHex(16),
    spanId: randomHex(8),
    isSampled: Math.random() < sampleShare,
  };
}

/** A span identity below `parent`, of the same trace. */
export function childOf(parent: TraceContext): TraceContext {
  return { ...parent, spanId: randomHex(8) };
}

/** The place below the span of a `traceparent`; the first of a new trace when there is none. */
export function continueTrace(traceparent: string | undefined, sampleShare: number): SpanPlace {
  const parent = fromTraceparent(traceparent);
  if (!parent) return { context: newTrace(sampleShare), parentSpanId: undefined };
  return { context: childOf(parent), parentSpanId: parent.spanId };
}

/** Writes the `traceparent` header. */
export function toTraceparent(trace: TraceContext): string {
  return `00-${trace.traceId}-${trace.spanId}-${trace.isSampled ? '01' : '00'}`;
}

/**
 * Reads a `traceparent` header; undefined when it is missing or malformed. A later version may say more behind the
 * four fields of this one (W3C Trace Context, 4.3, Versioning).
 */
export function fromTraceparent(header: string | undefined): TraceContext | undefined {
  const match = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(header ?? '');
  const [, version, traceId, spanId, flags, more] = match ?? [];
  if (!traceId || !spanId || !flags) return undefined;
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
