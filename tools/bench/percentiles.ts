/** The median, the 95th and the 99th percentile of times, by the nearest rank. */
export function percentiles(timesMs: readonly number[]): { p50Ms: number; p95Ms: number; p99Ms: number } {
  const sorted = timesMs.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
