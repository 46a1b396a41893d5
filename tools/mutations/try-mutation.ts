import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTestFile } from '../test/run-test-file.ts';
import { mutateText } from './mutate-text.ts';
import type { Mutation } from './mutation.ts';

/** What became of a mutation: `noticed` when the test that is named for it failed, as it must. */
export type Trial = {
  mutation: Mutation;
  outcome: 'noticed' | 'not noticed' | 'no such test';
  /** The named test's complaint, or how the file went instead. */
  says: string;
  seconds: number;
};

const giveUpMs = 90_000;

/** Takes a guard away in a copy of the project, runs the test file that is named for it, and puts the guard back. */
export async function tryMutation(
  mutation: Mutation,
  { folder, environment }: { folder: string; environment: Record<string, string> },
): Promise<Trial> {
  const path = join(folder, mutation.file);
  const whole = readFileSync(path, 'utf8');
  const startMs = performance.now();
  writeFileSync(path, mutateText(whole, mutation));
  try {
    const { file, name } = mutation.test;
    const giveUp = AbortSignal.timeout(giveUpMs);
    const tests = await runTestFile({ folder, file, environment, giveUp });
    const seconds = (performance.now() - startMs) / 1000;
    const named = tests.filter((each) => each.name === name);
    const failed = named.find(({ status }) => status === 'failed');
    if (failed) return { mutation, outcome: 'noticed', says: firstLine(failed.reason), seconds };
    const others = tests.filter(({ status }) => status === 'failed').map((each) => each.name);
    const says = others.length > 0 ? `failed instead: ${others.join('; ').slice(0, 300)}` : 'all passed';
    return { mutation, outcome: named.length > 0 ? 'not noticed' : 'no such test', says, seconds };
  } finally {
    writeFileSync(path, whole);
  }
}

function firstLine(reason = ''): string {
  return reason.split('\n')[0]?.slice(0, 160) ?? '';
}
