import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Market } from '#contracts/markets.ts';
import type { AnswerOf } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type ConversionDay = AnswerOf<'insight', 'reportConversion'>['days'][number];

const dayMs = 86_400_000;

/** How far the visitors of a market came on the last days, today included. */
export function useConversion(market: Market, days: number) {
  return useQuery({
    queryKey: ['conversion', market, days],
    queryFn: () => ask(api.insight.reportConversion({ ...lastDays(days), market, limit: 100 })),
    placeholderData: keepPreviousData,
  });
}

/** The last days until tomorrow, since in China it may be tomorrow already. */
function lastDays(days: number): { from: string; to: string } {
  const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const now = Date.now();
  return { from: dayAt(now - (days - 1) * dayMs), to: dayAt(now + dayMs) };
}
