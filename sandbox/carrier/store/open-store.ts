import { openJournaledStore, type JournaledStore } from '../../shared/journal/open-journaled-store.ts';
import { applyRecord, emptyState, snapshot, type State, type StoredRecord } from './state.ts';

/** What the carrier remembers, in memory and on the disk. */
export type Store = JournaledStore<State, StoredRecord>;

/** Opens the store in a data directory that no other process may use; `onFailure` is called when the disk fails. */
export function openStore(directory: string, onFailure: (error: Error) => void): Promise<Store> {
  return openJournaledStore(directory, { state: emptyState(), apply: applyRecord, snapshot }, onFailure);
}
