import { data } from 'react-router';
import type { Problem, Reply } from '../../../client/client.ts';
import { passCookies } from './api.ts';

type Refused = Extract<Reply<unknown>, { isOk: false }>;

/** The problem of a refused request, with the seconds to wait where the server told them. */
export function problemOf({ problem, headers }: Refused): Problem {
  const retryAfterSeconds = Number(headers.get('retry-after') ?? 0);
  if (!(retryAfterSeconds > 0)) return problem;
  return { ...problem, data: { ...problem.data, retryAfterSeconds } };
}

/**
 * What an action answers when the API refused. What is corrected and sent again is another request, so it gets a key of its
 * own; where nobody knows what became of the first, the key stays.
 */
export function answerProblem<More extends object>(refused: Refused, more?: More) {
  const { status, code } = refused.problem;
  const isAnswered = status >= 400 && status < 500 && code !== 'in-flight';
  return data(
    {
      ...(more as More),
      problem: problemOf(refused),
      newKey: isAnswered ? crypto.randomUUID() : undefined,
    },
    { status: status || 503, headers: passCookies(refused.headers) },
  );
}
