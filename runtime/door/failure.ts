export type FailureCode = 'unavailable' | 'deadline-exceeded' | 'overloaded' | 'internal';

/** A call that got no answer, as opposed to one that was answered with a refusal. */
export class ServiceFailure extends Error {
  readonly code: FailureCode;
  /** True when it is certain that the call had no effect, so that any call may be tried again. */
  readonly wasNotStarted: boolean;
  constructor(code: FailureCode, message: string, more: { wasNotStarted?: boolean; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'ServiceFailure';
    this.code = code;
    this.wasNotStarted = more.wasNotStarted ?? false;
  }
}
