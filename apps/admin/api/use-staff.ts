import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { profileKey } from './use-profile.ts';

export type StaffMember = AnswerOf<'user', 'listStaff'>['staff'][number];

const staffKey = ['staff'] as const;

/** All members of staff, by name; asked for only by those who may. */
export function useStaff({ isEnabled = true }: { isEnabled?: boolean } = {}) {
  return useQuery({ queryKey: staffKey, queryFn: () => ask(api.user.listStaff({})), enabled: isEnabled });
}

/** Adds a member of staff; a repeat with the same key adds nobody. */
export function useCreateStaff() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...input }: InputTo<'user', 'createStaff'> & { key: string }) =>
      ask(api.user.createStaff(input, { idempotencyKey: key })),
    onSettled: () => void queries.invalidateQueries({ queryKey: staffKey }),
  });
}

/** Changes roles and activity of a member of staff, perhaps one's own. */
export function useUpdateStaff() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'user', 'updateStaff'>) => ask(api.user.updateStaff(input)),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: staffKey });
      void queries.invalidateQueries({ queryKey: profileKey });
    },
  });
}
