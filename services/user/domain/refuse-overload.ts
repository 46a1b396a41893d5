import { refuse, type Refusal } from '#contracts/refusals.ts';

/** Said when too many passwords wait to be hashed. */
export function refuseOverload(): Refusal<'overloaded'> {
  return refuse('overloaded', 'Too many people are signing in at the moment. Try again in a few seconds.', {
    retryAfterSeconds: 2,
  });
}
