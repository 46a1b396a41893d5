import { createHash } from 'node:crypto';
import type { Mutation } from './mutation.ts';

/** One of the mutations: the same for the same words (a commit, a day), another for most others. */
export function pickMutation(mutations: readonly Mutation[], words: string): Mutation {
  const number = createHash('sha256').update(words).digest().readUInt32BE();
  const picked = mutations[number % mutations.length];
  if (!picked) throw new Error('there are no mutations');
  return picked;
}
