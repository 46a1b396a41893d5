import { locales, type Locale } from '#contracts/markets.ts';
import { minorDigits, type Currency } from '#contracts/money.ts';

const tags = { en: 'en-GB', zh: 'zh-CN' } as const;

/** Made once: a format takes a hundred times as long to make as to use. */
const formats = new Map<string, Intl.NumberFormat>();

/** An amount in minor units as people of a locale read it, e.g. `£12.34` or `¥99.00`. */
export function formatMoney(amountMinor: number, currency: Currency, locale: Locale): string {
  return formatIn(tags[locales[locale].language], currency).format(amountMinor / 10 ** minorDigits[currency]);
}

function formatIn(tag: string, currency: Currency): Intl.NumberFormat {
  const known = formats.get(`${tag} ${currency}`);
  if (known) return known;
  const made = new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  formats.set(`${tag} ${currency}`, made);
  return made;
}
