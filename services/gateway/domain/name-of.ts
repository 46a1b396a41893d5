import type { Subject } from '#contracts/access.ts';

/** Names who did something, for audit rows: `staff:<id>` or `key:<id>`. */
export function nameOf(subject: Subject): string {
  if (subject.kind === 'staff') return `staff:${subject.staffId}`;
  if (subject.kind === 'key') return `key:${subject.keyId}`;
  return subject.kind;
}
