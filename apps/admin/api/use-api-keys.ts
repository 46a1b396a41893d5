import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type ApiKey = AnswerOf<'user', 'listApiKeys'>['keys'][number];

const apiKeysKey = ['api-keys'] as const;

/** All API keys without their secrets, the newest first. */
export function useApiKeys() {
  return useQuery({ queryKey: apiKeysKey, queryFn: () => ask(api.user.listApiKeys({})) });
}

/** Makes an API key; a repeat with the same key makes no second one and gets no secret. */
export function useCreateApiKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...input }: InputTo<'user', 'createApiKey'> & { key: string }) =>
      ask(api.user.createApiKey(input, { idempotencyKey: key })),
    onSettled: () => void queries.invalidateQueries({ queryKey: apiKeysKey }),
  });
}

/** Ends an API key. */
export function useRevokeApiKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) => ask(api.user.revokeApiKey({ keyId })),
    onSettled: () => void queries.invalidateQueries({ queryKey: apiKeysKey }),
  });
}
