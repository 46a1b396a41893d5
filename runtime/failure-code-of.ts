import { ServiceFailure, type FailureCode } from './door/failure.ts';
import { isOutage } from './is-outage.ts';

/** What the database says (SQLSTATE) of a transaction that it rolled back because a statement took longer than it may. */
const cutOff = '57014';

/** What whoever asked is told of work that failed. */
export function failureCodeOf(error: unknown): FailureCode {
  if (error instanceof ServiceFailure) return error.code;
  if (isOutage(error)) return 'unavailable';
  return (error as { code?: unknown } | null | undefined)?.code === cutOff ? 'deadline-exceeded' : 'internal';
}
