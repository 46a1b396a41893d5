import type { Permission } from '#contracts/access.ts';
import { useProfile } from './use-profile.ts';

/** Whether whoever is signed in holds at least one of some permissions. The shop enforces it anyhow. */
export function usePermissions(): (...anyOf: Permission[]) => boolean {
  const { data } = useProfile();
  const held = new Set(data?.permissions);
  return (...anyOf) => anyOf.some((permission) => held.has(permission));
}
