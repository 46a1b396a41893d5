import { mkdir, open, rename } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushDirectory } from '../files/flush-directory.ts';
import { frameBatch } from './frame-batch.ts';
import type { Journal, JournalFile } from './group-commit.ts';
import { groupCommit } from './group-commit.ts';
import { readJournal } from './read-journal.ts';

/** What a journal's owner gives: where it lies, how a record is taken in, and what is worth keeping afterwards. */
export type JournalPlan = {
  path: string;
  replay: (record: unknown) => void;
  /** The records (each JSON) that rebuild the owner's state. */
  snapshot: () => Iterable<string>;
  onFailure: (error: Error) => void;
};

const recordsPerBatch = 500;

/**
 * Opens a journal: replays what it holds, writes it anew without what is out of date, and appends from there.
 * The old file stays until the new one is whole on the disk, so a crash at any moment loses nothing.
 */
export async function openJournal(plan: JournalPlan): Promise<Journal> {
  await mkdir(dirname(plan.path), { recursive: true });
  for await (const records of readJournal(plan.path)) records.forEach(plan.replay);
  const handle = await open(`${plan.path}.new`, 'w', 0o600);
  try {
    const file = journalFile(handle);
    for (const batch of inBatches(plan.snapshot())) await file.write(frameBatch(batch));
    await file.flush();
    await rename(`${plan.path}.new`, plan.path);
    await flushDirectory(dirname(plan.path));
    return groupCommit(file, plan.onFailure);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function* inBatches(records: Iterable<string>): Generator<string[]> {
  let batch: string[] = [];
  for (const record of records) {
    batch.push(record);
    if (batch.length < recordsPerBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function journalFile(handle: FileHandle): JournalFile {
  return {
    write: (bytes) => handle.writeFile(bytes),
    flush: () => handle.datasync(),
    close: () => handle.close(),
  };
}
