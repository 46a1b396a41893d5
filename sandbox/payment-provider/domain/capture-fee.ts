/** The provider's fee for a capture in minor units: 1.4 % rounded half up, plus 20. Refunds cost and give back nothing. */
export function captureFeeMinor(amountMinor: number): number {
  return Math.floor((amountMinor * 14 + 500) / 1_000) + 20;
}
