import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ServerAccount } from './server-account.ts';
import { DatabaseStartError, diskFull } from './start-error.ts';

/** What a new cluster is made from; `programs` is the folder that holds `bin/initdb`. */
export type ClusterOrder = {
  programs: string;
  dataDirectory: string;
  account: ServerAccount | undefined;
  password: string;
  durable: boolean;
};

/**
 * Makes the PostgreSQL cluster in `<dataDirectory>/postgres` unless it is there. It is made aside and renamed, so that
 * a killed first start leaves nothing half made.
 * @throws {DatabaseStartError} `disk-full` or `start-failed`
 */
export async function initialiseCluster(order: ClusterOrder): Promise<void> {
  const folder = join(order.dataDirectory, 'postgres');
  if (existsSync(folder)) return;
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (order.account) chownSync(unfinished, order.account.uid, order.account.gid);
  const passwordFile = join(order.dataDirectory, 'password.initdb');
  try {
    writeFileSync(passwordFile, order.password, { mode: 0o600 });
    if (order.account) chownSync(passwordFile, order.account.uid, order.account.gid);
    await runInitdb(order, unfinished, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, folder);
}

async function runInitdb(order: ClusterOrder, folder: string, passwordFile: string): Promise<void> {
  const initdb = spawn(
    join(order.programs, 'bin/initdb'),
    [
      `--pgdata=${folder}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in locale sorts and changes case alike on every machine.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(order.durable ? [] : ['--no-sync']),
    ],
    { ...identityOf(order.account), cwd: '/', env: serverEnvironment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const [output, [code]] = await Promise.all([text(initdb.stderr), once(initdb, 'close')]);
  if (code === 0) return;
  if (output.includes('No space left on device')) throw diskFull(order.dataDirectory, new Error(output));
  throw new DatabaseStartError(
    'start-failed',
    `PostgreSQL could not make its data folder ${folder}:\n${output.trim()}`,
    'The lines above are from initdb.',
  );
}

/** The uid and gid to spawn a program of the server with. */
export function identityOf(account: ServerAccount | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** The whole environment of the server's programs: messages stay in English, since the starter reads them. */
export const serverEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };
