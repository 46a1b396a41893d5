import type { LayerOutcome } from './run-layers.ts';
import type { TestResult } from './test-result.ts';

/** What the end of a run says, and whether the run was good. */
export type Summary = { lines: string[]; isGood: boolean };

/** What besides the tests decides whether a run was good. */
export type Strictness = {
  /** In CI, what could not run and a layer without files fail. */
  isCi: boolean;
  /** Only part of the tests was asked for: empty layers are then expected. */
  isNarrowed: boolean;
  /** Promises of docs/coverage.md that this run did not keep. */
  brokenPromises: string[];
};

/** Sums a run up: what ran in each layer, what could not and why, and as the last line `N passed, N failed`. */
export function summariseRun(outcomes: LayerOutcome[], strictness: Strictness): Summary {
  const results = outcomes.flatMap((outcome) => outcome.results);
  const skipped = withStatus(results, 'skipped');
  const empty = outcomes.filter(({ files }) => files === 0);
  const silent = outcomes.filter((outcome) => outcome.files > 0 && outcome.results.length === 0);
  const reasons = [
    ...silent.map(({ name }) => `${name}: has files, and no test ran`),
    ...strictness.brokenPromises,
    ...(strictness.isCi ? skipped.map((test) => `could not run: ${describe(test)}`) : []),
    ...(strictness.isCi && !strictness.isNarrowed ? empty.map(({ name }) => `${name}: no files`) : []),
    ...(results.length === 0 ? ['no test ran'] : []),
  ];
  const failed = withStatus(results, 'failed').length;
  return {
    lines: [
      'What ran:',
      ...outcomes.map(lineOf),
      ...titled('What could not run:', skipped.map(describe)),
      ...titled(
        'Failed at first and passed when run again by itself; look into it:',
        outcomes.flatMap(({ unsteady }) => unsteady.map(firstLineOf)),
      ),
      ...titled('Failed besides the tests:', reasons),
      `${withStatus(results, 'passed').length} passed, ${failed + reasons.length} failed`,
    ],
    isGood: failed + reasons.length === 0,
  };
}

function lineOf({ name, files, results, seconds }: LayerOutcome): string {
  if (files === 0) return `  ${name}: no files`;
  const count = (status: TestResult['status']) => withStatus(results, status).length;
  const sums = `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} could not run`;
  const where = [...new Set(results.flatMap(({ topology }) => topology ?? []))];
  const places = where.length > 0 ? ` on ${where.join(', ')}` : '';
  return `  ${name}: ${sums} (${files} ${files === 1 ? 'file' : 'files'}${places}, ${seconds.toFixed(1)} s)`;
}

function describe({ file, fullName, topology, reason }: TestResult): string {
  return `${file} › ${fullName}${topology ? ` on ${topology}` : ''}: ${reason}`;
}

function firstLineOf(result: TestResult): string {
  return describe({ ...result, reason: result.reason?.split('\n', 1)[0] ?? 'no reason given' });
}

function titled(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function withStatus(results: TestResult[], status: TestResult['status']): TestResult[] {
  return results.filter((result) => result.status === status);
}
