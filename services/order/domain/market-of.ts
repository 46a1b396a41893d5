import { markets, type Market } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';

/** The market that sells in a currency: that of an order, whose amounts are all in one. Throws where none does. */
export function marketOf(currency: Currency): Market {
  const names = Object.keys(markets) as Market[];
  const found = names.find((name) => markets[name].currency === currency);
  if (!found) throw new RangeError(`no market sells in ${currency}`);
  return found;
}
