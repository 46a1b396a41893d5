import type { WorkResult } from './line-result.ts';

/**
 * One result of several turns at the same work: rates and times are the medians of the turns, what each thing took is what all
 * of them took together.
 */
export function joinTurns(turns: readonly WorkResult[]): WorkResult {
  const done = turns.reduce((sum, turn) => sum + turn.done, 0);
  const median = (of: (turn: WorkResult) => number | null) =>
    medianOf(turns.map((turn) => of(turn) ?? Number.NaN));
  const each = (of: (turn: WorkResult) => number | undefined | null) =>
    turns.reduce((sum, turn) => sum + (of(turn) ?? Number.NaN) * turn.done, 0) / done;
  return {
    clients: turns[0]?.clients ?? 0,
    done,
    perSecond: median(({ perSecond }) => perSecond),
    p50Ms: median(({ p50Ms }) => p50Ms),
    p95Ms: median(({ p95Ms }) => p95Ms),
    p99Ms: median(({ p99Ms }) => p99Ms),
    cpuMs: {
      node: each(({ cpuMs }) => cpuMs?.node),
      postgres: each(({ cpuMs }) => cpuMs?.postgres),
      sandbox: each(({ cpuMs }) => cpuMs?.sandbox),
      client: each(({ cpuMs }) => cpuMs?.client),
    },
    statements: each(({ statements }) => statements),
    rows: each(({ rows }) => rows),
    memoryMb: Math.max(...turns.map(({ memoryMb }) => memoryMb ?? Number.NaN)),
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [lower, upper] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return ((lower ?? Number.NaN) + (upper ?? Number.NaN)) / 2;
}
