import { roles, type Role } from '#contracts/access.ts';
import type { ResultOf } from '#contracts/services.ts';

/** The roles that staff may have, and what each may do, as the shop enforces it. */
export function listRoles(): Promise<ResultOf<'user', 'listRoles'>> {
  const names = Object.keys(roles) as Role[];
  return Promise.resolve({
    roles: names.map((role) => ({ role, permissions: [...roles[role]] })),
  });
}
