import { OutcomeUnknown } from './db/database.ts';
import { ServiceFailure } from './door/failure.ts';

/** SQLSTATE classes and socket errors that say the machinery is away, not that the work is wrong. */
const outageCodes =
  /^(08(?!P01)...|53...|57P..|25P0[34]|ECONN[A-Z]+|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Whether work failed because a database or a neighbour is away, so that the same work may succeed later. */
export function isOutage(error: unknown): boolean {
  if (error instanceof OutcomeUnknown) return true;
  if (error instanceof ServiceFailure) return error.code === 'unavailable' || error.code === 'overloaded';
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && outageCodes.test(code);
}
