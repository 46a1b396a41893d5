import type { Reply } from '../../client/client.ts';
import { ProblemError } from './problem-error.ts';

/** Waits for a call's answer; throws a ProblemError when there is none. */
export async function ask<Answer>(calling: Promise<Reply<Answer>>): Promise<Answer> {
  const reply = await calling;
  if (reply.isOk) return reply.answer;
  const seconds = Number(reply.headers.get('retry-after') ?? 'none');
  throw new ProblemError(reply.problem, Number.isFinite(seconds) ? seconds : undefined);
}
