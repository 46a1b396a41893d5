import type { ServiceName } from '#contracts/service-names.ts';
import type { TraceContext } from './telemetry/trace-context.ts';
import type { CallContext } from './tools.ts';

/** What a service works with when it acts by itself: `cause` is the event or job, `limitMs` its time in milliseconds. */
export function systemContext(
  service: ServiceName,
  { cause, trace, limitMs }: { cause: string; trace: TraceContext; limitMs: number },
): CallContext {
  return {
    subject: { kind: 'system', service, cause },
    subjectToken: undefined,
    caller: service,
    trace,
    deadlineMs: performance.now() + limitMs,
    repeat: undefined,
    isResumed: false,
  };
}
