import { execFileSync } from 'node:child_process';
import { allMutations } from './all-mutations.ts';
import type { Mutation } from './mutation.ts';
import { pickMutation } from './pick-mutation.ts';

/** The mutation of this commit, or without one of this day. */
export function pickToday(project: string): Mutation {
  return pickMutation(allMutations, commitOf(project) ?? new Date().toISOString().slice(0, 10));
}

/** Undefined where there is no git, or no repository. */
function commitOf(project: string): string | undefined {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: project, stdio: 'pipe' }).toString().trim();
  } catch {
    return undefined;
  }
}
