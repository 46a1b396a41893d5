import type { Topology } from './layers.ts';

/** One test that ran, or could not: what `.souk/test-results.json` lists. */
export type TestResult = ReportedTest & { topology: Topology | null };

/** What one test file says of one of its tests, before it is known where it ran. */
export type ReportedTest = {
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** The test's own name. */
  name: string;
  /** The names of its groups and its own, with ` › ` between. */
  fullName: string;
  status: 'passed' | 'failed' | 'skipped';
  durationMs: number;
  /** Why it failed or was skipped. */
  reason?: string;
};
