import type { Market, markets } from '#contracts/markets.ts';

type Facts = { [Name in Market]: Pick<(typeof markets)[Name], 'currency' | 'timeZone' | 'pricesInclude'> };

/** What pages must know of the markets; the type holds it to what the contracts say. */
export const marketFacts: Readonly<Facts> = {
  gb: { currency: 'GBP', timeZone: 'Europe/London', pricesInclude: 'gross' },
  cn: { currency: 'CNY', timeZone: 'Asia/Shanghai', pricesInclude: 'gross' },
  eu: { currency: 'EUR', timeZone: 'Europe/Berlin', pricesInclude: 'gross' },
  us: { currency: 'USD', timeZone: 'America/New_York', pricesInclude: 'net' },
  jp: { currency: 'JPY', timeZone: 'Asia/Tokyo', pricesInclude: 'gross' },
  kw: { currency: 'KWD', timeZone: 'Asia/Kuwait', pricesInclude: 'gross' },
};
