const lengths: ReadonlySet<number> = new Set([8, 12, 13, 14]);

/**
 * Whether a barcode of 8, 12, 13 or 14 digits ends in the digit that GS1 asks for: counted from the right, digits weigh
 * 1 and 3 by turns, and their sum is a multiple of ten (GS1 General Specifications, 7.9).
 */
export function hasCheckDigit(barcode: string): boolean {
  if (!/^\d+$/.test(barcode) || !lengths.has(barcode.length)) return false;
  const sum = [...barcode]
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
