import type { Permission, Subject } from '#contracts/access.ts';

/** Whether a subject holds every permission it is about to give to, or take from, somebody else. */
export function mayGrant(giver: Subject, given: readonly Permission[]): boolean {
  if (giver.kind !== 'staff' && giver.kind !== 'key') return false;
  return given.every((permission) => giver.permissions.includes(permission));
}
