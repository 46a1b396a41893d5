import type { Subject } from '#contracts/access.ts';

/** The customer who asks; the door lets nobody else in where this is asked. */
export function customerOf(subject: Subject): string {
  if (subject.kind !== 'customer') throw new Error(`a customer was expected, not ${subject.kind}`);
  return subject.customerId;
}
