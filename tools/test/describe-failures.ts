import type { TestResult } from './test-result.ts';

/** The lines to print about the failed tests of a file: where, which, and why. */
export function describeFailures(results: TestResult[]): string[] {
  return results
    .filter(({ status }) => status === 'failed')
    .flatMap(({ file, fullName, topology, reason }) => [
      `✖ ${file}${fullName === file ? '' : ` › ${fullName}`}${topology ? ` on ${topology}` : ''}`,
      ...(reason ?? 'no reason given').split('\n').map((line) => `    ${line}`),
    ]);
}
