import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Reply } from '../../../../apps/client/client.ts';

/**
 * Sends a request several times at once; `keep` says what of its answer may not change. The name is that of the call, and stands
 * as a text beside `storm(`, so that a check can tell which calls are sent.
 */
export type Storm = <Answer>(
  name: string,
  send: () => Promise<Reply<Answer>>,
  keep: (answer: Answer) => unknown,
) => Promise<Answer>;

/** A key of one request, which its repeats share. */
export const aKey = () => ({ idempotencyKey: uuidv7() });
/** A name that nothing else has. */
export const some = (what: string) => `${what}-${uuidv7().slice(-8)}`;
/** Of an answer that only says how much was changed, or nothing: there is nothing to compare. */
export const done = () => 'done';
export const triedTwice = { en: 'Tried twice', zh: '试两次' };
