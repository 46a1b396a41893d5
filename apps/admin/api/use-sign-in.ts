import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InputTo } from '#contracts/services.ts';
import { useLanguage } from '../language/use-language.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { profileKey, type Profile } from './use-profile.ts';

/** Takes over who has just signed in and forgets what was kept for anybody else. */
function useWelcome(): (profile: Profile) => void {
  const queries = useQueryClient();
  const { suggest } = useLanguage();
  return (profile) => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== profileKey[0] });
    queries.setQueryData(profileKey, profile);
    suggest(profile.locale);
  };
}

/** Signs in with e-mail and password. */
export function useSignIn() {
  const welcome = useWelcome();
  return useMutation({
    mutationFn: (input: InputTo<'user', 'signIn'>) => ask(api.user.signIn(input)),
    onSuccess: ({ profile }) => welcome(profile),
  });
}

/** Sets a new password with a mailed code, which also signs in. */
export function useResetPassword() {
  const welcome = useWelcome();
  return useMutation({
    mutationFn: (input: InputTo<'user', 'resetPassword'>) => ask(api.user.resetPassword(input)),
    onSuccess: ({ profile }) => welcome(profile),
  });
}

/** Has a code for a new password mailed. */
export function useRequestCode() {
  return useMutation({
    mutationFn: (input: InputTo<'user', 'requestPasswordReset'>) => ask(api.user.requestPasswordReset(input)),
  });
}

/** Signs out and loads the page anew, so that nothing of the session stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => ask(api.user.signOut({})),
    onSuccess: () => window.location.assign('/admin/sign-in'),
  });
}
