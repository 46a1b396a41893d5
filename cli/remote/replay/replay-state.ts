import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Books } from '../../../tools/replay/invoice-plan.ts';
import type { Selection } from '../../../tools/replay/classify-invoices.ts';

/** What a replay must know to go on where it was: which books it sends, and how many of their invoices were sent. */
export type ReplayState = { url: string; books: Books; selection: Selection; done: number };

/** The replay that the file tells of; undefined when there is none. */
export async function readReplayState(file: string): Promise<ReplayState | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ReplayState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Keeps how far a replay is. Whoever is killed in the middle leaves the file as it was. */
export async function writeReplayState(file: string, state: ReplayState): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(state));
  await rename(`${file}.new`, file);
}
