/** Minor digits of the currencies in use (ISO 4217). */
export const minorDigits = { GBP: 2, CNY: 2, EUR: 2, USD: 2, JPY: 0, KWD: 3 } as const;

export type Currency = keyof typeof minorDigits;

/** An amount in the smallest unit of its currency: 12.34 GBP is `{ amountMinor: 1234, currency: 'GBP' }`. */
export type Money = { amountMinor: number; currency: Currency };

/** Makes money of a safe integer; throws a RangeError for anything else. */
export function money(amountMinor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`${amountMinor} is not a safe integer`);
  return { amountMinor: amountMinor === 0 ? 0 : amountMinor, currency };
}

/** Adds amounts of one currency; throws a RangeError when currencies differ or the sum leaves ±(2^53−1). */
export function add(first: Money, ...others: Money[]): Money {
  return others.reduce((sum, next) => {
    if (next.currency !== sum.currency)
      throw new RangeError(`cannot add ${next.currency} to ${sum.currency}`);
    return money(sum.amountMinor + next.amountMinor, sum.currency);
  }, first);
}

/** The amount with its sign turned. */
export function negate(amount: Money): Money {
  return money(-amount.amountMinor, amount.currency);
}

/**
 * Multiplies by numerator / denominator and rounds half away from zero, exactly (through BigInt).
 * Both are integers, the denominator positive.
 */
export function multiply(amount: Money, numerator: number, denominator = 1): Money {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0) {
    throw new RangeError(`${numerator}/${denominator} is not a ratio of safe integers`);
  }
  const product = BigInt(amount.amountMinor) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const absolute = product < 0n ? -product : product;
  const rounded = (absolute * 2n + divisor) / (divisor * 2n);
  return money(Number(product < 0n ? -rounded : rounded), amount.currency);
}

/**
 * Splits an amount by weights so that the parts sum to it exactly (largest remainder method, Hamilton 1792);
 * ties go to the earlier part. Weights are non-negative integers; when all are zero the first part takes all.
 */
export function allocate(amount: Money, weights: readonly number[]): Money[] {
  if (weights.length === 0) throw new RangeError('nothing to allocate to');
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError('weights must be non-negative integers');
  }
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n)
    return weights.map((_, index) => money(index === 0 ? amount.amountMinor : 0, amount.currency));
  const sign = amount.amountMinor < 0 ? -1n : 1n;
  const absolute = BigInt(amount.amountMinor) * sign;
  const parts = weights.map((weight) => (absolute * BigInt(weight)) / total);
  const remainders = weights.map((weight, index) => ({ index, left: (absolute * BigInt(weight)) % total }));
  let missing = absolute - parts.reduce((sum, part) => sum + part, 0n);
  remainders.sort((a, b) => (a.left === b.left ? a.index - b.index : a.left > b.left ? -1 : 1));
  for (const { index } of remainders) {
    if (missing === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    missing -= 1n;
  }
  return parts.map((part) => money(Number(part * sign), amount.currency));
}

/** The tax contained in a gross amount at a rate in basis points (20 % = 2000), half-up at currency precision. */
export function taxInGross(gross: Money, rateBasisPoints: number): Money {
  return multiply(gross, rateBasisPoints, 10_000 + rateBasisPoints);
}

/** The tax on a net amount at a rate in basis points, half-up at currency precision. */
export function taxOnNet(net: Money, rateBasisPoints: number): Money {
  return multiply(net, rateBasisPoints, 10_000);
}
