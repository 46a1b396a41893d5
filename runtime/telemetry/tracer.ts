import type { Step } from '../db/statement.ts';
import type { SpanKind } from './span-kinds.ts';
import type { TraceContext } from './trace-context.ts';

export type Attributes = Record<string, string | number | boolean>;

/** What is about to be measured, and in whose name. */
export type SpanStart = {
  kind: SpanKind;
  service: string;
  name: string;
  context: TraceContext;
  /** None for the first span of a trace. */
  parentSpanId: string | undefined;
  /** The value of the metric's label; the name when left out. */
  label?: string;
};

export type Span = {
  context: TraceContext;
  /** Ends the span; `error` marks it failed. */
  end: (attributes?: Attributes, error?: unknown) => void;
};

/** Records spans and counts statements and calls, for traces, metrics and budgets. */
export type Tracer = {
  start: (start: SpanStart) => Span;
  countStatements: (service: string, steps: readonly Step[]) => void;
  countCall: (from: string, to: string) => void;
};

/** A tracer that records nothing. */
export const silentTracer: Tracer = {
  start: ({ context }) => ({ context, end() {} }),
  countStatements() {},
  countCall() {},
};
