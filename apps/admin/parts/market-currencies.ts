import type { Market, markets } from '#contracts/markets.ts';

/** The currency of each market; the contracts' own table does not compile with another one here. */
export const marketCurrencies: { readonly [Name in Market]: (typeof markets)[Name]['currency'] } = {
  gb: 'GBP',
  cn: 'CNY',
  eu: 'EUR',
  us: 'USD',
  jp: 'JPY',
  kw: 'KWD',
};

export const marketNames = Object.keys(marketCurrencies) as Market[];
