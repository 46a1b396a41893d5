import { useQuery } from '@tanstack/react-query';
import { ask } from './ask.ts';
import { api } from './client.ts';

/** The roles that staff may have, and what each may do. */
export function useRoles() {
  return useQuery({ queryKey: ['roles'], queryFn: () => ask(api.user.listRoles({})) });
}
