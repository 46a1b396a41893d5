import { locales, markets, type Locale } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import { marketOf } from './market-of.ts';

const tags = { en: 'en-GB', zh: 'zh-CN' } as const;

/** An instant on the clock of the market of a currency, as people of the locale write it: `21 November 2026 at 14:05 GMT`, `2026年11月21日 22:05`. */
export function formatMoment(at: string, locale: Locale, currency: Currency): string {
  const { language } = locales[locale];
  const format = new Intl.DateTimeFormat(tags[language], {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(language === 'en' ? { timeZoneName: 'short' } : {}),
    timeZone: markets[marketOf(currency)].timeZone,
  });
  return format.format(new Date(at));
}
