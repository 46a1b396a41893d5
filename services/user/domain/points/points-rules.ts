import type { Currency } from '#contracts/money.ts';

/** What points are earned in a currency: one for each `earnMinor` of goods, in its minor units. */
export const pointsRules: Readonly<Record<Currency, { earnMinor: number }>> = {
  GBP: { earnMinor: 100 },
  EUR: { earnMinor: 100 },
  USD: { earnMinor: 100 },
  CNY: { earnMinor: 1000 },
  JPY: { earnMinor: 200 },
  KWD: { earnMinor: 400 },
};
