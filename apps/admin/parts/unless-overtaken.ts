import { isConflict } from '../api/is-conflict.ts';

type Seen = { version: number } | undefined;

/** Why saving failed; null when it is that somebody else was first and what they made is known: `Overtaken` tells that. */
export function unlessOvertaken<Fault>(error: Fault, seen: Seen, newest: Seen): Fault | null {
  return isConflict(error) && newest?.version !== seen?.version ? null : error;
}
