import { add, negate, taxInGross, taxOnNet, type Money } from '#contracts/money.ts';

/** How prices of a market are written: with their tax in them, or without. */
export type PricesInclude = 'gross' | 'net';

/**
 * An amount of a price with its tax, half-up at currency precision: net + tax = gross. A gross price contains the tax, gross × rate
 * / (100 % + rate); on a net one it comes on top, net × rate.
 */
export function taxAmount(
  amount: Money,
  rateBasisPoints: number,
  pricesInclude: PricesInclude,
): { net: Money; tax: Money; gross: Money } {
  if (pricesInclude === 'net') {
    const tax = taxOnNet(amount, rateBasisPoints);
    return { net: amount, tax, gross: add(amount, tax) };
  }
  const tax = taxInGross(amount, rateBasisPoints);
  return { net: add(amount, negate(tax)), tax, gross: amount };
}
