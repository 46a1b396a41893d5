import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownProcess } from './known-process.ts';

/** What a running shop leaves in its state folder for the other commands. */
export type RunFile = {
  phase: 'starting' | 'ready' | 'stopping';
  supervisor: KnownProcess;
  startedAt: string;
  topology: string;
  url: string;
  providerUrl: string;
  mailboxUrl: string;
  carrierUrl: string;
  databasePort: number;
  /** By name: `postgres`, the sandboxes, and each process of the topology with its number. */
  processes: Record<string, KnownProcess>;
  /** The last rolling restart: `endedAt` is null while it goes on. */
  restart?: { startedAt: string; endedAt: string | null; problem: string | null };
};

const nameOf = (stateFolder: string) => join(stateFolder, 'run.json');

/** Writes the run file, never half. */
export function writeRunFile(stateFolder: string, run: RunFile): void {
  writeFileSync(`${nameOf(stateFolder)}.new`, JSON.stringify(run, null, 2));
  renameSync(`${nameOf(stateFolder)}.new`, nameOf(stateFolder));
}

/** The last run file, whether or not its shop still runs; undefined when there is none. */
export function readRunFile(stateFolder: string): RunFile | undefined {
  try {
    return JSON.parse(readFileSync(nameOf(stateFolder), 'utf8')) as RunFile;
  } catch (error) {
    const isUnreadable = error instanceof SyntaxError;
    if (isUnreadable || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function removeRunFile(stateFolder: string): void {
  rmSync(nameOf(stateFolder), { force: true });
}
