import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportLine } from './json-lines-reporter.ts';
import { runInGroup } from './run-in-group.ts';
import type { GroupOutcome } from './run-in-group.ts';
import { testEnvironment } from './test-environment.ts';
import type { ReportedTest } from './test-result.ts';

/** One test file to run: its path from `folder`, its parameters, what its environment gets, and when it is given up. */
export type FileRun = {
  folder: string;
  file: string;
  words?: string[];
  environment: Record<string, string>;
  giveUp: AbortSignal;
};

type Report = { tests: ReportedTest[]; unfinished: string[]; remarks: string[] };

const reporter = fileURLToPath(new URL('json-lines-reporter.ts', import.meta.url));
const outputLinesKept = 60;

/**
 * Runs one test file in a process of its own and returns its tests. The file as a whole is one more, failed test when
 * it is given up, leaves with an error that no test explains, tests nothing, or leaves processes running.
 */
export async function runTestFile(order: FileRun): Promise<ReportedTest[]> {
  const { folder, file, words = [], environment, giveUp } = order;
  const scratch = mkdtempSync(join(folder, '.souk/test/report-'));
  const path = join(scratch, 'report.ndjson');
  const start = performance.now();
  const outcome = await runInGroup(
    [
      '--test-reporter',
      reporter,
      '--test-reporter-destination',
      path,
      isAbsolute(file) ? file : join(folder, file),
      ...words,
    ],
    { cwd: folder, env: { ...testEnvironment(folder), ...environment }, giveUp },
  );
  const report = readReport(path);
  rmSync(scratch, { recursive: true });
  const problem = findProblem(outcome, report, giveUp);
  if (problem === undefined) return report.tests;
  const output = outcome.printed.trimEnd().split('\n').slice(-outputLinesKept).join('\n');
  const durationMs = Math.round(performance.now() - start);
  const reason = [problem, ...report.remarks, output].join('\n').trimEnd();
  return [...report.tests, { file, name: file, fullName: file, status: 'failed', durationMs, reason }];
}

function findProblem(
  outcome: GroupOutcome,
  { tests, unfinished }: Report,
  giveUp: AbortSignal,
): string | undefined {
  if (giveUp.aborted) {
    return `was given up (${giveUp.reason.message}) in: ${unfinished.join(', ') || 'nothing: its tests have ended, but something keeps it alive'}`;
  }
  if (outcome.left !== 0 && tests.every(({ status }) => status !== 'failed'))
    return `left with ${outcome.left}`;
  if (outcome.hadRemains) return 'left processes running';
  return tests.length === 0 ? 'holds no test' : undefined;
}

function readReport(path: string): Report {
  const tests: ReportedTest[] = [];
  const unfinished = new Set<string>();
  const remarks: string[] = [];
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  // A killed process may leave its last line half written.
  for (const line of lines.filter((text) => text.endsWith('}'))) {
    const parsed: ReportLine = JSON.parse(line);
    if ('began' in parsed) {
      unfinished.add(parsed.began);
    } else if ('remark' in parsed) {
      remarks.push(parsed.remark);
    } else {
      tests.push(parsed.ended);
      unfinished.delete(parsed.ended.fullName);
    }
  }
  return { tests, unfinished: [...unfinished], remarks };
}
