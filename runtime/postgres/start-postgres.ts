import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findBinaries, runnableFolder } from './binaries.ts';
import { makeDataFolder, openDataFolder } from './data-folder.ts';
import { initialiseCluster } from './initialise-cluster.ts';
import { takeLauncherLock } from './launcher-lock.ts';
import { stopLeftOverServer } from './left-over-server.ts';
import { portTaken, requireFreePort } from './require-free-port.ts';
import { serverAccount } from './server-account.ts';
import { attemptStart } from './server-process.ts';
import type { Attempt, ServerOrder } from './server-process.ts';
import { DatabaseStartError, diskFull, fileRefusal } from './start-error.ts';
import { superuserPassword } from './superuser-password.ts';
import { superviseServer } from './supervised-server.ts';
import type { SupervisedServer } from './supervised-server.ts';

/**
 * How to start the database server. `port` 0 takes a free one. `durable: false` trades safety of data for speed and
 * is for tests alone: its folder starts empty each time and can never be opened as a durable one.
 */
export type PostgresOptions = {
  dataDirectory: string;
  port: number;
  durable: boolean;
  maxConnections: number;
  log: (line: string) => void;
};

/** A running server on 127.0.0.1. `superuserUrl` holds the password: do not print it. */
export type RunningPostgres = SupervisedServer & { port: number; superuserUrl: string };

const zombieWaitMs = 10_000;
const zombieLookEveryMs = 200;

/**
 * Starts PostgreSQL on a data folder, making the folder on the first start and recovering whatever a killed run left.
 * @throws {DatabaseStartError} with a code, a hint and an exit code: see `start-error.ts`
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataDirectory, durable, log } = options;
  const binaries = findBinaries();
  const account = serverAccount();
  let release = () => {};
  try {
    makeDataFolder(dataDirectory, account);
    release = takeLauncherLock(dataDirectory).release;
    openDataFolder(dataDirectory, { postgresMajor: binaries.major, durable });
    await stopLeftOverServer(dataDirectory, log);
    if (!durable) rmSync(join(dataDirectory, 'postgres'), { recursive: true, force: true });
    const port = await requireFreePort(options.port);
    const programs = runnableFolder(binaries, dataDirectory, account);
    const password = superuserPassword(dataDirectory);
    await initialiseCluster({ programs, dataDirectory, account, password, durable });
    const attempt = await startPatiently({ ...options, programs, account, port });
    if ('output' in attempt) throw startFailure(attempt.output, dataDirectory, port);
    const superuserUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    return { port, superuserUrl, ...superviseServer(attempt.server, release) };
  } catch (error) {
    release();
    throw error instanceof DatabaseStartError ? error : fileRefusal(error, dataDirectory);
  }
}

/**
 * Tries again only while the pid file names a server that is dead but not yet reaped, or whose last sessions are still
 * leaving: both pass within seconds, and every other refusal is final.
 */
async function startPatiently(order: ServerOrder): Promise<Attempt> {
  for (let waitedMs = 0; ; waitedMs += zombieLookEveryMs) {
    const attempt = await attemptStart(order);
    if ('server' in attempt || !isLeaving(attempt.output) || waitedMs >= zombieWaitMs) return attempt;
    await delay(zombieLookEveryMs);
  }
}

function isLeaving(output: string): boolean {
  return /lock file ".*" already exists|pre-existing shared memory block .* is still in use/.test(output);
}

function startFailure(output: string, dataDirectory: string, port: number): DatabaseStartError {
  if (output.includes('No space left on device')) return diskFull(dataDirectory, new Error(output));
  if (output.includes('could not create any TCP/IP sockets')) return portTaken(port, new Error(output));
  return new DatabaseStartError(
    'start-failed',
    `PostgreSQL could not start on ${dataDirectory}:\n${output}`,
    'The lines above are from PostgreSQL.',
  );
}
