import type { CallContext } from '#runtime/tools.ts';
import { anonymous } from '../../domain/identity.ts';

/** The context of a call that begins at the public door: nobody is known yet, and `timeoutMs` remain. */
export function requestContext(trace: CallContext['trace'], timeoutMs: number): CallContext {
  return {
    subject: anonymous.subject,
    subjectToken: anonymous.token,
    caller: 'gateway',
    trace,
    deadlineMs: performance.now() + timeoutMs,
    repeat: undefined,
    isResumed: false,
  };
}
