import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type Session = AnswerOf<'user', 'listSessions'>['sessions'][number];

const sessionsKey = ['sessions'] as const;

/** One's own live sessions, the newest first. */
export function useSessions() {
  return useQuery({ queryKey: sessionsKey, queryFn: () => ask(api.user.listSessions({})) });
}

/** Ends one of one's own sessions. */
export function useRevokeSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) => ask(api.user.revokeSession({ sessionId })),
    onSettled: () => void queries.invalidateQueries({ queryKey: sessionsKey }),
  });
}
