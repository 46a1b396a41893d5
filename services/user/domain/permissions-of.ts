import { permissions, roles, type Permission, type Role } from '#contracts/access.ts';

/** Everything that somebody with these roles may do, each once, in the order of the contract. */
export function permissionsOf(held: readonly Role[]): Permission[] {
  return permissions.filter((permission) =>
    held.some((role) => (roles[role] as readonly Permission[]).includes(permission)),
  );
}
