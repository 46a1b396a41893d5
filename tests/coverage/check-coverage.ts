import { readTestCalls } from '../architecture/read-test-calls.ts';
import type { Tree } from '../architecture/tree.ts';
import type { CoverageRow } from './read-coverage.ts';

/**
 * What is wrong with the rows as the tests are written: a file or a name that does not exist, or a test that is
 * skipped. A test whose name has holes keeps every row that fits it.
 */
export function checkCoverage(rows: readonly CoverageRow[], tree: Tree): string[] {
  if (rows.length === 0) return ['docs/coverage.md has no rows: 0 promises checked'];
  return rows.flatMap((row) => {
    const complaint = complain(row, tree);
    return complaint === null ? [] : [`docs/coverage.md:${row.line} ${complaint}`];
  });
}

function complain({ testFile, testName }: CoverageRow, tree: Tree): string | null {
  const file = tree.files.find(({ path }) => path === testFile);
  if (file === undefined) return `${testFile} does not exist`;
  const tests = readTestCalls(file).filter(({ name }) => name !== null && fits(name, testName));
  if (tests.length === 0) return `${testFile} has no test "${testName}"`;
  const detour = tests.find((test) => test.detour !== null)?.detour;
  return detour === undefined ? null : `${testFile} "${testName}" is marked ${detour}`;
}

function fits(writtenName: string, testName: string): boolean {
  const parts = writtenName.split('${}');
  if (parts.length > 1 && parts.join('').trim() === '') return false;
  return new RegExp(`^${parts.map((part) => RegExp.escape(part)).join('.+')}$`, 's').test(testName);
}
