import type { Subject } from '#contracts/access.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import { decodeToken, encodeToken } from '../events/consistency-token.ts';
import type { CallerKeys } from '../identity/caller-proof.ts';
import { proveCaller, isProvenCaller } from '../identity/caller-proof.ts';
import { fromTraceparent, newTrace, toTraceparent } from '../telemetry/trace-context.ts';
import type { CallContext } from '../tools.ts';

/** The headers of a call between processes. */
export const wireHeaders = {
  caller: 'souk-caller',
  proof: 'souk-caller-proof',
  subject: 'souk-subject',
  timeLeftMs: 'souk-time-left-ms',
  idempotencyKey: 'idempotency-key',
  traceparent: 'traceparent',
  seen: 'souk-consistency',
  client: 'souk-client',
} as const;

export type WireCall = {
  from: ServiceName;
  to: ServiceName;
  path: string;
  body: string;
  idempotencyKey?: string;
};

/** Writes who asks, who calls, the time left and the trace. */
export function writeHeaders(keys: CallerKeys, call: WireCall, context: CallContext): Record<string, string> {
  const subject = writeSubject(context);
  const idempotencyKey = call.idempotencyKey ?? '';
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    [wireHeaders.caller]: call.from,
    [wireHeaders.proof]: proveCaller(keys, { ...call, subject, idempotencyKey }),
    [wireHeaders.subject]: subject,
    [wireHeaders.timeLeftMs]: String(Math.max(1, Math.floor(context.deadlineMs - performance.now()))),
    [wireHeaders.traceparent]: toTraceparent(context.trace),
  };
  if (context.seen) headers[wireHeaders.seen] = encodeToken(context.seen);
  if (context.client) headers[wireHeaders.client] = context.client;
  if (call.idempotencyKey) headers[wireHeaders.idempotencyKey] = call.idempotencyKey;
  return headers;
}

function writeSubject(context: CallContext): string {
  const { subject } = context;
  if (subject.kind === 'anonymous') return 'anonymous';
  if (subject.kind === 'system') return `system ${subject.service} ${subject.cause}`;
  if (!context.subjectToken) throw new Error(`a ${subject.kind} cannot be passed on without its token`);
  return `token ${context.subjectToken}`;
}

/** The context of a call from another process, and the key it came with. */
export type IncomingContext = CallContext & { idempotencyKey: string | undefined };

type IncomingHeaders = Record<string, string | string[] | undefined>;

/** Reads what `writeHeaders` wrote; undefined when the caller or the subject is not proven. */
export function readContext(
  trust: { callers: CallerKeys; readSubject: (token: string) => Subject | undefined },
  to: ServiceName,
  request: { path: string; headers: IncomingHeaders; body: string },
): IncomingContext | undefined {
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
  };
  const from = header(wireHeaders.caller) as ServiceName;
  const subjectText = header(wireHeaders.subject);
  const idempotencyKey = header(wireHeaders.idempotencyKey);
  const proven = { from, to, path: request.path, subject: subjectText, idempotencyKey, body: request.body };
  if (!isProvenCaller(trust.callers, proven, header(wireHeaders.proof))) return undefined;
  const subject = readSubject(trust.readSubject, from, subjectText);
  const timeLeftMs = Number(header(wireHeaders.timeLeftMs));
  if (!subject || !Number.isFinite(timeLeftMs)) return undefined;
  return {
    subject,
    subjectToken: subjectText.startsWith('token ') ? subjectText.slice('token '.length) : undefined,
    caller: from,
    trace: fromTraceparent(header(wireHeaders.traceparent)) ?? newTrace(0),
    deadlineMs: performance.now() + timeLeftMs,
    repeat: undefined,
    isResumed: false,
    idempotencyKey: idempotencyKey || undefined,
    seen: decodeToken(header(wireHeaders.seen)),
    client: header(wireHeaders.client) || undefined,
  };
}

/** A caller may act as itself, never as another service. */
function readSubject(
  read: (token: string) => Subject | undefined,
  from: ServiceName,
  text: string,
): Subject | undefined {
  if (text === 'anonymous') return { kind: 'anonymous' };
  if (text.startsWith('token ')) return read(text.slice('token '.length));
  const [, service, cause] = /^system (\S+) (.*)$/.exec(text) ?? [];
  if (!service || service !== from) return undefined;
  return { kind: 'system', service, cause: cause ?? '' };
}
