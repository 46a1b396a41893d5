import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type Instance = AnswerOf<'gateway', 'listInstances'>['instances'][number];

/** The running instances, asked for again every five seconds. */
export function useInstances() {
  return useQuery({
    queryKey: ['instances'],
    queryFn: () => ask(api.gateway.listInstances({})),
    refetchInterval: 5000,
  });
}
