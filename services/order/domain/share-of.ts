/** What `quantity` of `units` are worth that cost `minor` together: units differ by one at most, dearer ones first. */
export function shareOf(minor: number, quantity: number, units: number): number {
  if (units === 0) return 0;
  return Math.floor(minor / units) * quantity + Math.min(quantity, minor % units);
}
