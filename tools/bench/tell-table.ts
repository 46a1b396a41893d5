import { measureNames } from './aim.ts';
import type { BenchLine } from './bench-line.ts';
import { judgeLine, tellAim } from './judge-line.ts';
import type { LineResult } from './line-result.ts';

const head = [
  '| work | a second | p50 / p95 / p99 ms | CPU ms each: node / PostgreSQL / sandbox / clients | statements | rows | memory MB | floor a second (CPU ms each) | of floor | must |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];

/** The results as a Markdown table, in their order. */
export function tellTable(results: readonly LineResult[], lines: readonly BenchLine[]): string {
  const rows = results.flatMap((result) => {
    const line = lines.find(({ name }) => name === result.name);
    return line ? [rowOf(result, line)] : [];
  });
  return [...head, ...rows].join('\n');
}

function rowOf(result: LineResult, line: BenchLine): string {
  const { cpuMs, floorPerSecond, floorCpuMs, ofFloor } = result;
  const cells = [
    result.title,
    tell(result.perSecond, (rate) => rate.toFixed(rate < 10 ? 1 : 0)),
    [result.p50Ms, result.p95Ms, result.p99Ms].map((ms) => tell(ms, shortMs)).join(' / '),
    tell(cpuMs, ({ node, postgres, sandbox, client }) =>
      [node, postgres, sandbox, client].map((ms) => ms.toFixed(ms < 1 ? 3 : 2)).join(' / '),
    ),
    tell(result.statements, (count) => count.toFixed(1)),
    tell(result.rows, (count) => count.toFixed(1)),
    tell(result.memoryMb, (mb) => mb.toFixed(0)),
    tell(floorPerSecond, (rate) => `${rate.toFixed(0)} (${floorCpuMs?.toFixed(3)})`),
    tell(ofFloor, (share) => share.toFixed(2)),
    tellVerdict(result, line),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** What must be, what else was measured for it, and whether it holds. */
export function tellVerdict(result: LineResult, line: BenchLine): string {
  if (result.isAside) return '–';
  const found = measureNames.flatMap((name) => {
    const value = result.measures?.[name];
    return value === undefined ? [] : [value.toFixed(value < 10 ? 2 : 0)];
  });
  const told = found.length === 0 ? '' : ` (${found.join(', ')})`;
  return `${tellAim(line.must)}${told}: ${judgeLine(result, line)}`;
}

function shortMs(ms: number): string {
  return ms.toFixed(ms < 10 ? 1 : 0);
}

/** A dash for what was not measured. */
function tell<Value>(value: Value | null, words: (value: Value) => string): string {
  return value === null ? '–' : words(value);
}
