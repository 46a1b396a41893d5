import { unitMinorMost } from '#contracts/amounts.ts';
import type { Currency, Money } from '#contracts/money.ts';

/** Why this cannot be a price in a market of this currency; the path is relative to the price. */
export function findPriceFault(
  price: Money,
  currency: Currency,
): { path: string; detail: string } | undefined {
  if (price.currency !== currency)
    return { path: '/currency', detail: `Prices of this market are in ${currency}.` };
  if (price.amountMinor < 0) return { path: '/amountMinor', detail: 'A price is not below zero.' };
  if (price.amountMinor > unitMinorMost)
    return { path: '/amountMinor', detail: `A price is ${unitMinorMost} minor units at most.` };
  return undefined;
}
