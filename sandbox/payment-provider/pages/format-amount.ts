import type { Language } from '../../shared/page/choose-language.ts';
import { minorDigitsOf } from '../domain/currencies.ts';

const locales: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN' };

/** An amount of minor units as people read it, with its currency: £12.30, JP¥1,230. */
export function formatAmount(amountMinor: number, currency: string, language: Language): string {
  const digits = minorDigitsOf(currency);
  const amount = amountMinor / 10 ** digits;
  return new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}
