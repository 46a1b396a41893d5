import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { problemOf } from './problem-of.ts';

export type Profile = AnswerOf<'user', 'getProfile'>;

export const profileKey = ['profile'] as const;

/** Who is signed in; null when nobody is. */
export function useProfile() {
  return useQuery({
    queryKey: profileKey,
    queryFn: async (): Promise<Profile | null> => {
      try {
        return await ask(api.user.getProfile({}));
      } catch (error) {
        if (problemOf(error).status === 401) return null;
        throw error;
      }
    },
  });
}
