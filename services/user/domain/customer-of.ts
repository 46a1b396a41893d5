import type { Subject } from '#contracts/access.ts';

/** The account of the customer who asks. Throws for everybody else: the door keeps them out. */
export function customerOf(subject: Subject): string {
  if (subject.kind === 'customer') return subject.customerId;
  throw new Error(`a ${subject.kind} subject asked for what only customers have`);
}
