import { createHash } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';
import { firstClosedFolder } from './reachable.ts';
import type { ServerAccount } from './server-account.ts';
import { DatabaseStartError } from './start-error.ts';

/** Where Souk keeps what must survive, and why there. */
export type StateFolder = { path: string; reason: 'SOUK_DATA' | 'checkout' | 'outside the checkout' };

/** What the choice of the state folder depends on; `home` is the user's own folder, if there is a usable one. */
export type StateFolderQuestion = {
  checkout: string;
  environment: NodeJS.ProcessEnv;
  account: ServerAccount | undefined;
  home: string | undefined;
};

/**
 * Decides where data is kept: SOUK_DATA, else `.souk` in the checkout, else (when the checkout cannot be written, or
 * the server's account cannot pass through it) a folder outside that is named by a hash of the checkout's path. Never
 * the system's temp folder by itself: what lies there is lost at a restart.
 * @throws {DatabaseStartError} `folder-unreachable` when there is no place at all
 */
export function chooseStateFolder(question: StateFolderQuestion): StateFolder {
  const { checkout, environment, account } = question;
  const asked = environment['SOUK_DATA'];
  if (asked) return { path: resolve(asked), reason: 'SOUK_DATA' };
  const inside = join(checkout, '.souk');
  if (firstClosedFolder(inside, account) === undefined && isWritable(checkout)) {
    return { path: inside, reason: 'checkout' };
  }
  return { path: join(outsideFolder(question), checkoutHash(checkout)), reason: 'outside the checkout' };
}

function outsideFolder({ account, environment, home, checkout }: StateFolderQuestion): string {
  if (account) return '/var/lib/souk';
  if (environment['XDG_STATE_HOME']) return join(environment['XDG_STATE_HOME'], 'souk');
  if (home && isWritable(home)) return join(home, '.local/state/souk');
  throw new DatabaseStartError(
    'folder-unreachable',
    `${checkout} cannot be written, and there is no home folder`,
    'Name a folder for the data with SOUK_DATA.',
  );
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function checkoutHash(checkout: string): string {
  return createHash('sha256').update(resolve(checkout)).digest('hex').slice(0, 12);
}
