import type { Market } from '#contracts/markets.ts';
import { marketNames } from './market-currencies.ts';

const key = 'souk-admin-market';

/** The market that this person last looked at figures of; the United Kingdom at first. */
export function storedMarket(): Market {
  const stored = localStorage.getItem(key);
  return marketNames.find((name) => name === stored) ?? 'gb';
}

/** Figures are of this market from now on, where nothing else is said. */
export function storeMarket(market: Market): void {
  localStorage.setItem(key, market);
}
