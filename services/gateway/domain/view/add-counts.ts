import type { Market } from '#contracts/markets.ts';

/** What was looked at in a market. */
export type ViewCount = { market: Market; visits: number; pages: number; products: number };

/** The sums of two counts, by market. */
export function addCounts(some: readonly ViewCount[], others: readonly ViewCount[]): ViewCount[] {
  const sums = new Map<Market, ViewCount>();
  for (const { market, visits, pages, products } of [...some, ...others]) {
    const sum = sums.get(market) ?? { market, visits: 0, pages: 0, products: 0 };
    sums.set(market, {
      market,
      visits: sum.visits + visits,
      pages: sum.pages + pages,
      products: sum.products + products,
    });
  }
  return [...sums.values()];
}
