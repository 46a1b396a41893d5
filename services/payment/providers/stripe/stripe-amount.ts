import { minorDigits } from '#contracts/money.ts';

/**
 * An amount as Stripe is told it: its smallest unit is ours (also of currencies without one, as JPY); where a unit has a
 * thousand parts the last digit must be zero. Undefined when it has no such form.
 */
export function toStripeAmount(amountMinor: number, currency: string): number | undefined {
  if (!Object.hasOwn(minorDigits, currency)) return undefined;
  const isWhole = minorDigits[currency as keyof typeof minorDigits] < 3 || amountMinor % 10 === 0;
  return Number.isSafeInteger(amountMinor) && amountMinor > 0 && isWhole ? amountMinor : undefined;
}
