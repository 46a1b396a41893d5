import type { LineResult } from './line-result.ts';

/** The one figure that says most of a row. */
export function tellFigure({ perSecond, p50Ms, p99Ms }: LineResult): string {
  if (perSecond !== null) return `${perSecond.toFixed(perSecond < 10 ? 1 : 0)} a second`;
  return `${p50Ms?.toFixed(0)} ms in the median, ${p99Ms?.toFixed(0)} ms at the 99th percentile`;
}
