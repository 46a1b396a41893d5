import { refuse, type Refusal } from '#contracts/refusals.ts';

/** The answer to a cursor that no list gave. */
export function refuseCursor(): Refusal<'invalid-input'> {
  return refuse('invalid-input', 'This is no cursor of this list.', { path: '/cursor' });
}
