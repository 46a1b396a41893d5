import type { Currency } from '#contracts/money.ts';

/** An amount as people type it, e.g. 1234 pence → 12.34; minor digits are the currency's own (ISO 4217, through Intl). */
export function fromMinor(amountMinor: number, currency: Currency): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
}
