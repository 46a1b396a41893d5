import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { Problem } from '../../client/client.ts';
import { problemOf } from './problem-of.ts';
import { profileKey } from './use-profile.ts';

const passing: readonly Problem['code'][] = ['network', 'unavailable', 'overloaded', 'deadline-exceeded'];
const signedOut: readonly Problem['code'][] = ['sign-in-required', 'session-expired'];

/** Keeps answers for the screens; notices whoever was signed out or lost a right, whichever call was refused. */
export function createQueryClient(): QueryClient {
  const hear = (error: unknown): void => {
    const { code, status } = problemOf(error);
    if (signedOut.includes(code)) client.setQueryData(profileKey, null);
    // An order is hidden from visitors as if it were not there, so the end of a session can look like that.
    else if (status === 403 || code === 'order-not-found')
      void client.invalidateQueries({ queryKey: profileKey });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: hear }),
    mutationCache: new MutationCache({ onError: hear }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 5000,
        retry: (failures, error) => failures < 2 && passing.includes(problemOf(error).code),
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
