import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from './process-identity.ts';

const politeMs = 30_000;
const lookEveryMs = 10;

/**
 * Stops the server that a killed launcher left on this data folder, and clears a pid file whose number has gone to a
 * stranger. Only for the holder of the launcher lock: nobody else can tell an orphan from a living copy's server.
 */
export async function stopLeftOverServer(dataDirectory: string, log: (line: string) => void): Promise<void> {
  const folder = join(dataDirectory, 'postgres');
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  const found = Number.isNaN(pid) ? undefined : processIdentity(pid);
  if (!found) return;
  const isOurs = () => processIdentity(pid)?.startedAt === found.startedAt;
  if (found.commandLine.includes(folder)) {
    log(`stopping the database server ${pid} that an earlier run left behind`);
    await stopProcess(pid, isOurs);
  } else if (isUnattached(lines[6])) {
    // The number was given to another process, as happens after a power cut; PostgreSQL itself would refuse for ever.
    log(`removing ${pidFile}: process ${pid} is no database server`);
    rmSync(pidFile);
  }
}

async function stopProcess(pid: number, isAlive: () => boolean): Promise<void> {
  // Fast shutdown first; then immediate, after which the next start recovers from the write-ahead log.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal);
    for (let waitedMs = 0; waitedMs < politeMs; waitedMs += lookEveryMs) {
      if (!isAlive()) return;
      await delay(lookEveryMs);
    }
  }
  throw new Error(`the database server ${pid} of an earlier run does not stop`);
}

/** Whether nobody uses the shared memory that a pid file's seventh line names ("key id"); false when it cannot be told. */
function isUnattached(line: string | undefined): boolean {
  const id = line?.trim().split(/\s+/)[1];
  if (id === undefined || !existsSync('/proc/sysvipc/shm')) return false;
  const rows = readFileSync('/proc/sysvipc/shm', 'utf8').split('\n').slice(1);
  const row = rows.map((text) => text.trim().split(/\s+/)).find((fields) => fields[1] === id);
  return row === undefined || row[6] === '0';
}
