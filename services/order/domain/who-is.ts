import type { Subject } from '#contracts/access.ts';

/** Who a subject is, as the time line names them. */
export function whoIs(subject: Subject): string {
  if (subject.kind === 'staff') return `staff:${subject.staffId}`;
  if (subject.kind === 'key') return `key:${subject.keyId}`;
  return subject.kind === 'system' ? 'system' : 'buyer';
}
