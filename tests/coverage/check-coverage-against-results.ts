import { readCoverage, type CoverageRow, type Topology } from './read-coverage.ts';

/** What the test runner writes of each test to .souk/test-results.json. */
export type TestResult = {
  /** Path from the project's root, with forward slashes. */
  file: string;
  name: string;
  topology: string | null;
  status: 'passed' | 'failed' | 'skipped';
  durationMs: number;
};

/**
 * The rows of docs/coverage.md whose test did not run and pass on every topology that the row names, each as
 * `docs/coverage.md:line what is wrong`; empty when every promise is kept.
 */
export function checkCoverageAgainstResults(markdown: string, results: readonly TestResult[]): string[] {
  const rows = readCoverage(markdown);
  if (rows.length === 0) return ['docs/coverage.md has no rows: 0 promises checked'];
  return rows.flatMap((row) => {
    const runs = results.filter(({ file, name }) => file === row.testFile && name === row.testName);
    const places: readonly (Topology | null)[] = row.topologies.length === 0 ? [null] : row.topologies;
    return places.flatMap((place) => {
      const complaint = complain(runs.filter((run) => place === null || run.topology === place));
      return complaint === null ? [] : [describeRow(row, place, complaint)];
    });
  });
}

function complain(runs: readonly TestResult[]): string | null {
  if (runs.length === 0) return 'did not run';
  const bad = runs.find(({ status }) => status !== 'passed');
  return bad === undefined ? null : bad.status;
}

function describeRow(row: CoverageRow, place: Topology | null, complaint: string): string {
  const where = place === null ? '' : ` on ${place}`;
  return `docs/coverage.md:${row.line} ${row.testFile} "${row.testName}" ${complaint}${where}`;
}
