const weights = [8, 6, 4, 2, 3, 5, 9, 7];

/** A tracking number of eight digits as the Universal Postal Union writes it: `SK` + digits + check digit + `GB` (standard S10-12). */
export function trackingNumberOf(digits: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const rest = 11 - (sum % 11);
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return `SK${digits}${check}GB`;
}
