import type { BenchLine } from './bench-line.ts';
import type { SmokeBudget } from './smoke-budgets.ts';

/** What a short look at a line found; `ofFloor` the best of its tries, null where its share is not judged here. */
export type SmokeResult = { statements: number; ofFloor: number | null };

/** What is wrong with a line: too many statements for one thing done, or less than half the share of its floor that it must have. */
export function judgeSmoke(
  { must }: Pick<BenchLine, 'must'>,
  budget: SmokeBudget,
  { statements, ofFloor }: SmokeResult,
): string[] {
  const half = (must.ofFloor ?? 0) / 2;
  return [
    ...(statements <= budget.statements
      ? []
      : [`${statements.toFixed(2)} statements each, of ${budget.statements} at the most`]),
    ...(ofFloor === null || ofFloor >= half
      ? []
      : [`${ofFloor.toFixed(2)} of the floor, half of what it must is ${half}`]),
  ];
}
