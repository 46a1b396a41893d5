import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../telemetry/log.ts';

/** Something that runs until it ends by itself or is stopped; `ended` tells how (`code 1`, `SIGKILL`). */
export type Running = { pid: number; ended: Promise<string>; stop: (limitMs: number) => Promise<void> };

/** Something that is kept running. */
export type Kept<R extends Running = Running> = {
  /** What runs now; undefined between an end and the next start. */
  current: () => R | undefined;
  /** Starts a successor, and stops the old one when it is ready; throws, keeping the old one, when it is not. */
  replace: (limitMs: number) => Promise<void>;
  /** Stops it for good, also in the middle of a start; by force after the limit. */
  stop: (limitMs: number) => Promise<void>;
};

export type Keeping<R extends Running> = {
  name: string;
  /** Starts it and waits until it is ready; gives up, leaving nothing behind, when the signal says so. */
  start: (giveUp: AbortSignal) => Promise<R>;
  log: Log;
  /** Told when something else runs than before. */
  onChange: () => void;
  /** No wait before a start is longer; 5 seconds when it is not said. */
  waitMsMost?: number | undefined;
};

/** How long to wait before the first, second, … start in a row; the last one holds for all that follow. */
const waitsMs = [200, 500, 1000, 2000, 5000];
const longLifeMs = 30_000;

/**
 * Starts something and keeps it running: when it ends by itself it is started again, after a longer wait each time
 * that it did not live long. A first start that fails is thrown.
 */
export async function keepRunning<R extends Running>(
  { name, start, log, onChange, waitMsMost = Infinity }: Keeping<R>,
  giveUp: AbortSignal,
): Promise<Kept<R>> {
  const stopping = new AbortController();
  let current: R | undefined;
  let reviving: Promise<void> | undefined;
  let isReplacing = false;
  let failures = 0;

  function hold(running: R): void {
    current = running;
    const sinceMs = performance.now();
    onChange();
    void running.ended.then((how) => {
      if (current !== running || stopping.signal.aborted) return;
      current = undefined;
      log.error(`${name} ended by itself and is started again`, { how, pid: running.pid });
      if (performance.now() - sinceMs > longLifeMs) failures = 0;
      if (!isReplacing) reviving = revive();
    });
  }

  async function revive(): Promise<void> {
    while (!stopping.signal.aborted && !current) {
      const waitMs = Math.min(waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 0, waitMsMost);
      failures += 1;
      try {
        await delay(waitMs, undefined, { signal: stopping.signal });
        const running = await start(stopping.signal);
        hold(running);
        log.info(`${name} runs again`, { pid: running.pid });
      } catch (error) {
        if (!stopping.signal.aborted) log.error(`${name} could not be started and is tried again`, { error });
      }
    }
    reviving = undefined;
  }

  hold(await start(giveUp));
  return {
    current: () => current,
    replace: async (limitMs) => {
      if (reviving) return reviving;
      const old = current;
      isReplacing = true;
      try {
        hold(await start(stopping.signal));
        await old?.stop(limitMs);
      } finally {
        isReplacing = false;
        if (!current && !stopping.signal.aborted) reviving = revive();
      }
    },
    stop: async (limitMs) => {
      stopping.abort();
      await reviving;
      await current?.stop(limitMs);
    },
  };
}
