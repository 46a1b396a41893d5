import { money, taxInGross, type Currency } from '#contracts/money.ts';

/** An amount as it was sold: what is paid of it and the tax in that, and what was taken off before; minor units. */
export type DiscountedAmount = {
  grossMinor: number;
  taxMinor: number;
  discountMinor: number;
  taxRateBasisPoints: number;
};

/**
 * What a discount is without tax: what the amount would be without tax at its full price, less what it is. Both contain
 * tax at the same rate, half-up at currency precision.
 */
export function discountWithoutTax(
  { grossMinor, taxMinor, discountMinor, taxRateBasisPoints }: DiscountedAmount,
  currency: Currency,
): number {
  if (discountMinor === 0) return 0;
  const fullMinor = grossMinor + discountMinor;
  const fullTaxMinor = taxInGross(money(fullMinor, currency), taxRateBasisPoints).amountMinor;
  return fullMinor - fullTaxMinor - (grossMinor - taxMinor);
}
