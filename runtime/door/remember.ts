import type { Step } from '../db/statement.ts';
import type { Tools } from '../tools.ts';
import { insertClaim, storeAnswer } from './idempotency-store.ts';
import { sealAnswer } from './seal-answer.ts';

type Repeating = Pick<Tools, 'context'>;

/** How long a flow of several steps may be silent before a retry takes it over, beyond its time left. */
const leaseMarginMs = 2000;

/**
 * The step that stores the answer to a repeated request: spread it into the flight that has the effect.
 * Nothing when the request carries no key.
 */
export function remember(tools: Repeating, answer: unknown): Step[] {
  const { repeat } = tools.context;
  if (!repeat) return [];
  const { scope, call, key, hash, holder } = repeat;
  return [storeAnswer(scope, call, key, hash, holder, sealAnswer(repeat, answer))];
}

/**
 * The step that claims the key for a flow of several transactions: spread it into the first one.
 * The last one uses `remember`; a retry after a crash resumes when the claim's lease is over.
 */
export function claim(tools: Repeating): Step[] {
  const { repeat, deadlineMs } = tools.context;
  if (!repeat) return [];
  const { scope, call, key, hash, holder } = repeat;
  const leaseMs = Math.max(0, deadlineMs - performance.now()) + leaseMarginMs;
  return [insertClaim(scope, call, key, hash, holder, leaseMs)];
}
