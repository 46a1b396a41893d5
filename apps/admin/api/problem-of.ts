import type { Problem } from '../../client/client.ts';
import { ProblemError } from './problem-error.ts';

/** The problem behind whatever a query or mutation threw; a bug of the page counts as `internal`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { status: 0, code: 'internal', title: 'A bug', detail: error instanceof Error ? error.message : '' };
}
