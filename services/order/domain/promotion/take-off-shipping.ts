import type { Applied } from './promotion.ts';

/** What each promotion takes off the price of a way of sending (minor units), one after the other. */
export function takeOffShipping(
  applied: readonly Applied[],
  { method, priceMinor }: { method: string; priceMinor: number },
): number[] {
  let leftMinor = priceMinor;
  return applied.map(({ promotion: { action } }) => {
    if (action.type !== 'free-shipping') return 0;
    if (action.methods !== null && !action.methods.includes(method)) return 0;
    const takenMinor = Math.min(leftMinor, action.amountMostMinor ?? leftMinor);
    leftMinor -= takenMinor;
    return takenMinor;
  });
}
