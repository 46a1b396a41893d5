/** How long the answers of one kind of request took. */
export type Pace = {
  what: string;
  requests: number;
  failures: number;
  medianMs: number;
  p99Ms: number;
  slowestMs: number;
};

/** Sums up what one kind of request took, by the nearest rank; there must be at least one answer. */
export function shopPace(what: string, timesMs: readonly number[], failures: number): Pace {
  const sorted = timesMs.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return {
    what,
    requests: timesMs.length + failures,
    failures,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    slowestMs: at(1),
  };
}
