import { setTimeout as wait } from 'node:timers/promises';

/** Holds an answer back for a while, or until the process stops. */
export async function hold(durationMs: number, stopping: AbortSignal): Promise<void> {
  try {
    await wait(durationMs, undefined, { signal: stopping });
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
}
