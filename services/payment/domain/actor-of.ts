import type { Subject } from '#contracts/access.ts';

/** Who of the staff acts: a person or an API key. Throws for anybody else, whom the door lets not in. */
export function actorOf(subject: Subject): { kind: 'staff' | 'key'; id: string } {
  if (subject.kind === 'staff') return { kind: 'staff', id: subject.staffId };
  if (subject.kind === 'key') return { kind: 'key', id: subject.keyId };
  throw new Error(`${subject.kind} is not of the staff`);
}
