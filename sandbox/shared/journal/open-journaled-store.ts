import { join } from 'node:path';
import { lockDirectory } from '../files/lock-directory.ts';
import { openJournal } from './open-journal.ts';

/** What a sandbox remembers, in memory and on the disk. */
export type JournaledStore<State, StoredRecord> = {
  state: State;
  /**
   * Takes records in at once, so that the next request sees them, and resolves when they are on the disk.
   * Nothing may be told to anybody before that.
   */
  commit: (records: readonly StoredRecord[]) => Promise<void>;
  /** Resolves when everything in `state` is on the disk: reads wait for it too. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
};

type Memory<State, StoredRecord> = {
  state: State;
  apply: (state: State, record: StoredRecord) => void;
  snapshot: (state: State) => Iterable<string>;
};

/** Opens a store in a data directory that no other process may use; `onFailure` is called when the disk fails. */
export async function openJournaledStore<State, StoredRecord>(
  directory: string,
  { state, apply, snapshot }: Memory<State, StoredRecord>,
  onFailure: (error: Error) => void,
): Promise<JournaledStore<State, StoredRecord>> {
  const unlock = await lockDirectory(directory);
  const journal = await openJournal({
    path: join(directory, 'journal.jsonl'),
    replay: (record) => apply(state, record as StoredRecord),
    snapshot: () => snapshot(state),
    onFailure,
  }).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  return {
    state,
    commit: (records) => {
      for (const record of records) apply(state, record);
      return journal.append(records.map((record) => JSON.stringify(record)));
    },
    settled: () => journal.settled(),
    close: async () => {
      await journal.close();
      await unlock();
    },
  };
}
