import type { Subject } from '#contracts/access.ts';

/** Who of the staff a subject is, as histories name them; never a name or an address. */
export function whoIs(subject: Subject): string {
  if (subject.kind === 'staff') return `staff:${subject.staffId}`;
  if (subject.kind === 'key') return `key:${subject.keyId}`;
  return subject.kind === 'customer' ? `customer:${subject.customerId}` : subject.kind;
}
