import { setTimeout as delay } from 'node:timers/promises';
import { takeLauncherLock, type LauncherLock } from '#runtime/postgres/launcher-lock.ts';
import { DatabaseStartError } from '#runtime/postgres/start-error.ts';

const lookEveryMs = 200;

/**
 * Does work on a folder while no other process does, waiting for its turn; the turn of a process that died is taken over.
 * Throws what the work throws, and the reason of `giveUp` while it waits.
 */
export async function inTurn<Result>(
  folder: string,
  giveUp: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  const lock = await takeTurn(folder, giveUp);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function takeTurn(folder: string, giveUp: AbortSignal): Promise<LauncherLock> {
  for (;;) {
    giveUp.throwIfAborted();
    try {
      return takeLauncherLock(folder);
    } catch (error) {
      if (!(error instanceof DatabaseStartError) || error.code !== 'second-copy') throw error;
    }
    await delay(lookEveryMs);
  }
}
