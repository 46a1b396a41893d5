import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './process-identity.ts';
import { DatabaseStartError } from './start-error.ts';

/** A held lock; releasing it twice is harmless. */
export type LauncherLock = { release: () => void };

type Holder = { pid: number; startedAt: string };

/**
 * Takes the lock of a data folder for this process, so that a second copy is told apart from a left-over server.
 * A lock whose holder is dead, or whose number now belongs to a later process, is taken over.
 * @throws {DatabaseStartError} `second-copy` when a living process holds it
 */
export function takeLauncherLock(dataDirectory: string): LauncherLock {
  const path = join(dataDirectory, 'launcher.lock');
  const mine = join(dataDirectory, `launcher.lock.${process.pid}`);
  const holder: Holder = { pid: process.pid, startedAt: processIdentity(process.pid)?.startedAt ?? '' };
  // Written aside and linked into place: a lock is never seen half written.
  writeFileSync(mine, JSON.stringify(holder), { mode: 0o644 });
  try {
    while (!link(mine, path)) {
      const text = readOrUndefined(path);
      if (text === undefined) continue;
      const living = livingHolder(text);
      if (living) throw secondCopy(dataDirectory, living);
      setAside(path, text, dataDirectory);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  let isHeld = true;
  return {
    release: () => {
      if (isHeld) rmSync(path, { force: true });
      isHeld = false;
    },
  };
}

/** Removes a dead holder's lock; puts it back when another launcher took it in the same moment. */
function setAside(path: string, expected: string, dataDirectory: string): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const text = readFileSync(aside, 'utf8');
  const living = text === expected ? undefined : livingHolder(text);
  if (living) link(aside, path);
  rmSync(aside, { force: true });
  if (living) throw secondCopy(dataDirectory, living);
}

function livingHolder(text: string): Holder | undefined {
  const match = /^\{"pid":(\d+),"startedAt":"([^"]*)"\}$/.exec(text);
  if (!match) return undefined;
  const holder = { pid: Number(match[1]), startedAt: match[2] ?? '' };
  return processIdentity(holder.pid)?.startedAt === holder.startedAt ? holder : undefined;
}

function secondCopy(dataDirectory: string, holder: Holder): DatabaseStartError {
  return new DatabaseStartError(
    'second-copy',
    `the data folder ${dataDirectory} is in use by process ${holder.pid}`,
    'Stop that copy first, or give this one a folder of its own with SOUK_DATA.',
  );
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
