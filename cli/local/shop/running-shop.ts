import { isRunning } from './known-process.ts';
import { readRunFile, type RunFile } from './run-file.ts';
import { stateFolder } from './state-folder.ts';

export type RunningShop = RunFile & { folder: string };

/** The shop of this checkout (or of SOUK_DATA) while it runs; undefined when it does not. */
export function runningShop(): RunningShop | undefined {
  const folder = stateFolder().path;
  const run = readRunFile(folder);
  return run && isRunning(run.supervisor) ? { ...run, folder } : undefined;
}

/** The exit code of commands that need a running shop. */
export const notRunning = 3;

/** Says that nothing runs, and what to do; gives the exit code. */
export function sayNotRunning(): number {
  process.stderr.write(`No shop of ${stateFolder().path} is running. Start one with: npm start\n`);
  return notRunning;
}
