import type { FastifyReply } from 'fastify';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { failureCodeOf } from '#runtime/failure-code-of.ts';
import { problemOf } from '../../domain/problem.ts';

/** Sends a refusal as its problem document. */
export function sendProblem(reply: FastifyReply, refusal: Refusal, traceId: string): FastifyReply {
  const problem = problemOf(refusal, traceId);
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', String(refusal.retryAfterSeconds));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

const again = 'Try again in a moment; with the same Idempotency-Key nothing is done twice.';

/** The refusal that stands for a failure; its details stay in the log. */
export function refusalOf(error: unknown): Refusal {
  const code = failureCodeOf(error);
  if (code !== 'internal') return refuse(code, again, { retryAfterSeconds: 1 });
  return refuse('internal', 'The shop could not do this. The trace id helps us to find out why.');
}
