import { measureNames, measures, type Aim } from './aim.ts';
import type { BenchLine } from './bench-line.ts';
import type { LineResult } from './line-result.ts';

/** Whether a line is where it must be, and where it would be good. What was not measured is not there. */
export function judgeLine(
  result: LineResult,
  { must, reach }: Pick<BenchLine, 'must' | 'reach'>,
): 'reached' | 'met' | 'missed' {
  const holds = (aim: Aim) =>
    measureNames.every((name) => {
      const wanted = aim[name];
      if (wanted === undefined) return true;
      const found = result.measures?.[name] ?? (name in result ? result[name as keyof LineResult] : null);
      if (typeof found !== 'number') return false;
      return measures[name].isLeast ? found >= wanted : found <= wanted;
    });
  if (holds(reach)) return 'reached';
  return holds(must) ? 'met' : 'missed';
}

/** An aim as people read it. */
export function tellAim(aim: Aim): string {
  return measureNames
    .flatMap((name) => (aim[name] === undefined ? [] : [measures[name].tell(aim[name])]))
    .join(', ');
}
