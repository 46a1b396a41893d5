import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAlone } from './is-alone.ts';
import { runTestFile } from './run-test-file.ts';
import type { FileRun } from './run-test-file.ts';
import type { ReportedTest } from './test-result.ts';

/** Test files to run in one process while all goes well. */
export type BatchRun = Omit<FileRun, 'file' | 'giveUp'> & {
  files: string[];
  /** Ends what is running, a file or the batch, when it has had its time. */
  giveUp: () => AbortSignal;
};

const entry = fileURLToPath(new URL('test-batch.js', import.meta.url));

/**
 * Runs test files together and returns their tests in the order of the files. Unless every file has tests and all of
 * them pass, each file runs again in a process of its own, whose word then counts: who fails, hangs or leaves something
 * behind is known by name, and a file that only works alone is not blamed for its neighbours.
 */
export async function runTestBatch({ files, giveUp, ...order }: BatchRun): Promise<ReportedTest[]> {
  const alone = files.filter((file) => files.length === 1 || isAlone(order.folder, file));
  const together = files.filter((file) => !alone.includes(file));
  const results = together.length > 0 ? await runTogether(together, giveUp(), order) : [];
  const rest = results === undefined ? files : alone;
  const tests = results ?? [];
  for (const file of rest) tests.push(...(await runTestFile({ ...order, file, giveUp: giveUp() })));
  return files.flatMap((file) => tests.filter((test) => test.file === file));
}

/** Undefined when it has to be looked at file by file. */
async function runTogether(
  files: string[],
  giveUp: AbortSignal,
  order: Omit<FileRun, 'file' | 'giveUp'>,
): Promise<ReportedTest[] | undefined> {
  const paths = files.map((file) => join(order.folder, file));
  const tests = await runTestFile({ ...order, file: entry, words: paths, giveUp });
  const haveTests = new Set(tests.map(({ file }) => file));
  const isGood =
    tests.every(({ status }) => status !== 'failed') && files.every((file) => haveTests.has(file));
  return isGood && haveTests.size === files.length ? tests : undefined;
}
