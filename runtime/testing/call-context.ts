import type { Subject } from '#contracts/access.ts';
import { processKeys } from '../identity/process-keys.ts';
import { createSubjectSigner } from '../identity/subject-token.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import type { CallContext } from '../tools.ts';

/** The secret that the keys of a test's processes come from. */
export const testMaster = 'a master secret for tests only';

/** The context of a visitor's call, with other things instead where a test says so. */
export function callContext(more: Partial<CallContext> & { timeoutMs?: number } = {}): CallContext {
  const { timeoutMs = 5000, ...rest } = more;
  return {
    subject: { kind: 'anonymous' },
    subjectToken: undefined,
    caller: 'gateway',
    trace: newTrace(0),
    deadlineMs: performance.now() + timeoutMs,
    repeat: undefined,
    isResumed: false,
    ...rest,
  };
}

/** A signed-in subject as the gateway signs it. */
export function signed(subject: Subject): Pick<CallContext, 'subject' | 'subjectToken'> {
  const [key] = processKeys(testMaster, ['gateway']).subjectKeys;
  if (!key) throw new Error('there is no key to sign with');
  return { subject, subjectToken: createSubjectSigner(key)(subject).token };
}
