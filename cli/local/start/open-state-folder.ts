import { statfsSync } from 'node:fs';
import { makeDataFolder } from '#runtime/postgres/data-folder.ts';
import { serverAccount } from '#runtime/postgres/server-account.ts';
import { fileRefusal } from '#runtime/postgres/start-error.ts';
import { databaseFolderOf } from '../shop/state-folder.ts';

/**
 * Makes the state folder so that the database's account may pass through it.
 * @throws {DatabaseStartError} `folder-unreachable` or `disk-full`
 */
export function openStateFolder(stateFolder: string): void {
  try {
    makeDataFolder(databaseFolderOf(stateFolder), serverAccount());
  } catch (error) {
    throw fileRefusal(error, stateFolder);
  }
}

const nothingBytes = 8 * 1024 * 1024;

/** Whether so little space is left that whatever failed, failed for that: PostgreSQL, a task, or we ourselves. */
export function isDiskFull(stateFolder: string): boolean {
  const { bavail, bsize } = statfsSync(stateFolder);
  return bavail * bsize < nothingBytes;
}
