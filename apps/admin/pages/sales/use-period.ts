import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Market } from '#contracts/markets.ts';
import { marketNames } from '../../parts/market-currencies.ts';
import { storedMarket, storeMarket } from '../../parts/stored-market.ts';

export type Period = { from: string; to: string; market: Market };

const dayMs = 86_400_000;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** The period and the market of a report, which stand in the address: the last 30 days in the market last looked at, if none. */
export function usePeriod(): Period & { set: (part: Partial<Period>) => void } {
  const [parameters, setParameters] = useSearchParams();
  const [nowMs] = useState(() => Date.now());
  const period = readPeriod(parameters, nowMs, storedMarket());
  return {
    ...period,
    set: (part) => {
      const changed = new URLSearchParams(parameters);
      changed.delete('after');
      if (part.market) storeMarket(part.market);
      for (const [name, value] of Object.entries({ ...period, ...part })) changed.set(name, value);
      setParameters(changed, { replace: true });
    },
  };
}

/** Reads a period of an address; days that are none, or the wrong way round, count as not said, as a market that is none. */
export function readPeriod(parameters: URLSearchParams, nowMs: number, home: Market): Period {
  const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const [from, to] = [parameters.get('from') ?? '', parameters.get('to') ?? ''];
  const isGiven = day.test(from) && day.test(to) && from <= to;
  const market = marketNames.find((name) => name === parameters.get('market')) ?? home;
  return { ...(isGiven ? { from, to } : { from: dayAt(nowMs - 29 * dayMs), to: dayAt(nowMs) }), market };
}
