import type { Subject } from '#contracts/access.ts';

/** The account and session behind a subject; undefined for visitors, keys and the system. */
export function holderOf(subject: Subject): { accountId: string; sessionId: string } | undefined {
  if (subject.kind === 'customer') return { accountId: subject.customerId, sessionId: subject.sessionId };
  if (subject.kind === 'staff') return { accountId: subject.staffId, sessionId: subject.sessionId };
  return undefined;
}
