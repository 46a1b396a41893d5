import { minorDigits, type Currency } from '#contracts/money.ts';

/** Where the bands of a pound, a euro or a dollar begin; ten yuan or a hundred yen stand beside one of them. */
const stepsMajor = [0, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;
const perPound: Partial<Record<Currency, number>> = { CNY: 10, JPY: 100 };

/** The prices in minor units at which bands of prices begin, rising from 0. */
export function priceBands(currency: Currency): number[] {
  const unit = (perPound[currency] ?? 1) * 10 ** minorDigits[currency];
  return stepsMajor.map((step) => step * unit);
}
