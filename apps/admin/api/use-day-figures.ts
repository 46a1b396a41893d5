import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Market } from '#contracts/markets.ts';
import type { AnswerOf } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

type Period = { from: string; to: string };
export type DaysOfMarket = {
  sales: AnswerOf<'insight', 'reportSales'>['days'];
  visits: AnswerOf<'insight', 'reportConversion'>['days'];
};

/** What a market sold and how many came to see it, by day, in two periods of at most 100 days each that end as of now. */
export function useDayFigures(
  market: Market,
  days: number,
  periodsAt: (now: Date) => Record<'now' | 'before', Period>,
) {
  return useQuery({
    queryKey: ['day-figures', market, days],
    queryFn: async () => {
      const periods = periodsAt(new Date());
      const [now, before] = await Promise.all([read(market, periods.now), read(market, periods.before)]);
      return { periods, now, before };
    },
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

async function read(market: Market, period: Period): Promise<DaysOfMarket> {
  const input = { ...period, market, limit: 100 };
  const [sales, visits] = await Promise.all([
    ask(api.insight.reportSales(input)),
    ask(api.insight.reportConversion(input)),
  ]);
  return { sales: sales.days, visits: visits.days };
}
