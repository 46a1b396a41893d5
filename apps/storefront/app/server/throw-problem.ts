import { data } from 'react-router';
import type { Problem } from '../../../client/client.ts';

/**
 * Ends a loader with the page for a problem: not found where it is, or where the address says what cannot be; else the
 * page that says we failed.
 */
export function throwProblem(problem: Problem): never {
  const { status } = problem;
  throw data(problem, { status: status === 404 || status === 400 ? 404 : status >= 400 ? status : 503 });
}
