import { setTimeout as delay } from 'node:timers/promises';
import type { BenchTimes } from './bench-work.ts';
import { BusyAnswer } from './busy-answer.ts';
import type { Turn } from './work-of.ts';

const tickMs = 5;
const errorsToldMost = 20;

/**
 * Begins turns when it is their time, so many a second, whatever became of those before, and waits for the last of them. What was
 * done after the seconds is not counted; a refusal that asks to come back later is no error here.
 */
export async function driveAtTimes(
  turn: Turn,
  { perSecond, seconds }: { perSecond: number; seconds: number },
  chance: () => number,
  onBegin: () => Promise<void>,
): Promise<BenchTimes> {
  const [timesMs, refusedMs]: [number[], number[]] = [[], []];
  const errors: string[] = [];
  const underWay = new Set<Promise<void>>();
  let isOver = false;

  async function one(): Promise<void> {
    const beganMs = performance.now();
    try {
      await turn(chance);
      if (!isOver) timesMs.push(performance.now() - beganMs);
    } catch (error) {
      if (error instanceof BusyAnswer) refusedMs.push(error.tookMs);
      else if (errors.length < errorsToldMost) errors.push(tellError(error));
    }
  }

  await onBegin();
  const before = process.cpuUsage();
  const beganMs = performance.now();
  const wholeMs = seconds * 1000;
  let begun = 0;
  for (;;) {
    const untilMs = Math.min(performance.now() - beganMs, wholeMs);
    for (; begun < Math.floor((untilMs / 1000) * perSecond); begun += 1) {
      const own = one().finally(() => underWay.delete(own));
      underWay.add(own);
    }
    if (untilMs === wholeMs) break;
    await delay(tickMs);
  }
  isOver = true;
  const lastedMs = performance.now() - beganMs;
  const { user, system } = process.cpuUsage(before);
  const ended = { lastedMs, clientCpuMs: (user + system) / 1000, begun };
  await Promise.all(underWay);
  return { timesMs, errors, refusedMs, ...ended };
}

/** With its cause: a request that failed says in its own words only that it did. */
function tellError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${tellError(error.cause)}`;
}
