import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type SalesDay = AnswerOf<'insight', 'getSales'>['days'][number];

/** Orders and revenue by day and currency of the last days. */
export function useSales(days: number) {
  return useQuery({
    queryKey: ['sales', days],
    queryFn: () => ask(api.insight.getSales({ days })),
    placeholderData: keepPreviousData,
  });
}
