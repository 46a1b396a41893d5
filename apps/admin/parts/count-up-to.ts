const countedMost = 10_000;

/** A count that the shop stops at 10,001, as it is read: `1,234`, or `10,000+`. */
export function countUpTo(count: number, number: (value: number) => string): string {
  return count > countedMost ? `${number(countedMost)}+` : number(count);
}
