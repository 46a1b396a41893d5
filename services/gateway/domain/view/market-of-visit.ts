import { locales, markets, type Market } from '#contracts/markets.ts';

type Cookies = { get: (name: string) => string | undefined };

/** The market whose prices a visitor sees: that of the cookie `souk_market`, else the usual one of the language. */
export function marketOfVisit(locale: keyof typeof locales, cookies: Cookies): Market {
  const chosen = cookies.get('souk_market') ?? '';
  return Object.hasOwn(markets, chosen) ? (chosen as Market) : locales[locale].market;
}
