import type { Subject } from '#contracts/access.ts';

/** Who did something, as the staff audit keeps it. */
export type Actor = { kind: 'staff' | 'key' | 'system'; id: string };

/** Who a staff action is written down for. Throws for visitors and customers: the door keeps them out. */
export function actorOf(subject: Subject): Actor {
  if (subject.kind === 'staff') return { kind: 'staff', id: subject.staffId };
  if (subject.kind === 'key') return { kind: 'key', id: subject.keyId };
  if (subject.kind === 'system') return { kind: 'system', id: subject.service };
  throw new Error(`a ${subject.kind} subject did what only staff may do`);
}
