import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ServerAccount } from './server-account.ts';

/**
 * The nearest existing folder on the way to `path` (itself included) that `account` may not pass through, or undefined
 * when it may pass through all. Reads permission bits only: access lists are not looked at.
 */
export function firstClosedFolder(path: string, account: ServerAccount | undefined): string | undefined {
  if (account === undefined) return undefined;
  const folders: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return folders.find((folder) => {
    const stats = statSync(folder, { throwIfNoEntry: false });
    return stats !== undefined && !mayPass(stats, account);
  });
}

/** Whether an account may pass through a folder with this owner and mode. */
export function mayPass(folder: { uid: number; gid: number; mode: number }, account: ServerAccount): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}
