import { roles, type Role } from '#contracts/access.ts';

/** Roles each once, in the order of the contract, so that the same choice is stored the same way. */
export function sortRoles(chosen: readonly Role[]): Role[] {
  return (Object.keys(roles) as Role[]).filter((role) => chosen.includes(role));
}
