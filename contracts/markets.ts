import type { Currency } from './money.ts';

/**
 * Where the shop sells. `country` is where goods go until an address says otherwise. Prices include tax (`gross`), or
 * tax comes on top of them at checkout (`net`). With `pricesFrom` a variant without a price of its own there costs what
 * it costs in that market, converted and rounded when prices are written. No two markets share a currency.
 */
export const markets = {
  gb: { currency: 'GBP', country: 'GB', timeZone: 'Europe/London', pricesInclude: 'gross', pricesFrom: null },
  cn: { currency: 'CNY', country: 'CN', timeZone: 'Asia/Shanghai', pricesInclude: 'gross', pricesFrom: null },
  eu: { currency: 'EUR', country: 'DE', timeZone: 'Europe/Berlin', pricesInclude: 'gross', pricesFrom: 'gb' },
  us: {
    currency: 'USD',
    country: 'US',
    timeZone: 'America/New_York',
    pricesInclude: 'net',
    pricesFrom: 'gb',
  },
  jp: { currency: 'JPY', country: 'JP', timeZone: 'Asia/Tokyo', pricesInclude: 'gross', pricesFrom: 'gb' },
  kw: { currency: 'KWD', country: 'KW', timeZone: 'Asia/Kuwait', pricesInclude: 'gross', pricesFrom: 'gb' },
} as const satisfies Record<string, MarketFacts>;

type MarketFacts = {
  currency: Currency;
  country: string;
  timeZone: string;
  pricesInclude: 'gross' | 'net';
  pricesFrom: 'gb' | null;
};

export type Market = keyof typeof markets;

/** The path prefixes of the storefront: a language, and the market of who has chosen none. */
export const locales = {
  'en-gb': { language: 'en', market: 'gb' },
  'zh-cn': { language: 'zh', market: 'cn' },
} as const satisfies Record<string, { language: 'en' | 'zh'; market: Market }>;

export type Locale = keyof typeof locales;
export type Language = (typeof locales)[Locale]['language'];
