import type { Problem } from '../../client/client.ts';

/** A call that gave no answer: queries and mutations want it thrown. Seconds to wait come from Retry-After. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.title);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
