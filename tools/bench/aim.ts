/** What a line may have to come to: at least or at the most so much, and how people read it. */
export const measures = {
  perSecond: { isLeast: true, tell: (aim: number) => `${aim}/s` },
  ofFloor: { isLeast: true, tell: (aim: number) => `${aim} of the floor` },
  ofPeak: { isLeast: true, tell: (aim: number) => `${aim} of the peak` },
  p95Ms: { isLeast: false, tell: (aim: number) => `p95 ≤ ${aim} ms` },
  p99Ms: { isLeast: false, tell: (aim: number) => `p99 ≤ ${aim} ms` },
  memoryMb: { isLeast: false, tell: (aim: number) => `≤ ${aim} MB` },
  /** The median of starts. */
  startMs: { isLeast: false, tell: (aim: number) => `ready in ${aim} ms` },
  /** What something costs more than without something, as a share. */
  moreShare: { isLeast: false, tell: (aim: number) => `≤ ${(aim * 100).toFixed(0)} % more` },
  /** Times what it is where there is the least to look at. */
  timesLeast: { isLeast: false, tell: (aim: number) => `≤ ${aim} times the least` },
  /** The 99th percentile of what a refusal took. */
  refusedMs: { isLeast: false, tell: (aim: number) => `refusals ≤ ${aim} ms` },
  /** Until everything is as it was before. */
  normalMs: { isLeast: false, tell: (aim: number) => `normal again ≤ ${aim / 1000} s` },
  /** Memory at the end of an overload to that of its first third. */
  memoryTimes: { isLeast: false, tell: (aim: number) => `memory ≤ ${aim} times its begin` },
} as const;

export type Measure = keyof typeof measures;
export const measureNames = Object.keys(measures) as Measure[];

/** Everything that must hold at once. */
export type Aim = { readonly [Name in Measure]?: number };
