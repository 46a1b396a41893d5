import type { Currency, Money } from '#contracts/money.ts';

/** Money of an amount as people type it, e.g. 12.34; minor digits are the currency's own (ISO 4217, through Intl). */
export function toMinor(amount: number, currency: Currency): Money {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return { amountMinor: Math.round(amount * 10 ** digits), currency };
}
