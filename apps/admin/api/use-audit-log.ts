import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type AuditEntry = AnswerOf<'gateway', 'listAuditLog'>['entries'][number];

/** A page of who changed what, the newest first. */
export function useAuditLog(input: InputTo<'gateway', 'listAuditLog'>) {
  return useQuery({
    queryKey: ['audit-log', input],
    queryFn: () => ask(api.gateway.listAuditLog(input)),
    placeholderData: keepPreviousData,
  });
}
