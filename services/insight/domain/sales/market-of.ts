import { markets, type Market } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';

/** The market that sells in a currency; the first one for currencies of none. */
export function marketOf(currency: Currency): Market {
  const [found] = Object.entries(markets).find(([, market]) => market.currency === currency) ?? ['gb'];
  return found as Market;
}
