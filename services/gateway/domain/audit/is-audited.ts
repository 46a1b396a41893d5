import type { Subject } from '#contracts/access.ts';
import type { CallContract } from '#contracts/call.ts';

/** Whether a call is kept in the audit log: it may change something, and staff or a key asks for what staff may. */
export function isAudited(
  { repeat, access }: Pick<CallContract, 'repeat' | 'access'>,
  { kind }: Subject,
): boolean {
  if (repeat === 'read' || (kind !== 'staff' && kind !== 'key')) return false;
  return access.some((rule) => rule.startsWith('staff'));
}
