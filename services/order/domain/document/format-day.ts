import { locales, markets, type Locale } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import { marketOf } from '../market-of.ts';

const tags = { en: 'en-GB', zh: 'zh-CN' } as const;

/** The day of an instant on the clock of the market of a currency, as people of the locale write it: `21 November 2026`. */
export function formatDay(at: string, locale: Locale, currency: Currency): string {
  const { language } = locales[locale];
  const format = new Intl.DateTimeFormat(tags[language], {
    dateStyle: 'long',
    timeZone: markets[marketOf(currency)].timeZone,
  });
  return format.format(new Date(at));
}
