import { refuse, type Refusal } from '#contracts/refusals.ts';

/** Said when an address has been sent its share of codes. */
export function refuseSending(secondsLeft: number): Refusal<'rate-limited'> {
  return refuse('rate-limited', 'Too many codes were asked for. Wait before asking for another one.', {
    retryAfterSeconds: secondsLeft,
  });
}
