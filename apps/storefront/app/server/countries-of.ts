import type { Market } from '#contracts/markets.ts';

/** To where goods are sent from a market; null: to wherever an address can be written. */
const destinations: Readonly<Record<Market, string | null>> = {
  gb: null,
  cn: 'CN',
  eu: 'DE AT BE BG CY CZ DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK',
  us: 'US',
  jp: 'JP',
  kw: 'KW',
};

/** Those of the known countries to which a market sends, its own first where it sends to some only. */
export function countriesOf(market: Market, known: readonly string[]): string[] {
  const own = destinations[market]?.split(' ');
  return own ? own.filter((code) => known.includes(code)) : [...known];
}
