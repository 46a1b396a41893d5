// Drives a shop, or a floor, as a process of its own: its order comes as a message, and what it measured goes as one.
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, setGlobalDispatcher } from 'undici';
import type { BenchOrder, BenchTold } from './bench-work.ts';
import { driveAtTimes } from './drive-at-times.ts';
import { workOf } from './work-of.ts';

const errorsToldMost = 20;
/**
 * Whoever comes at their time comes on a connection of their own, which is given up long before a shop that is late with everything
 * closes it as idle.
 */
const keptMs = 1000;

/** Resolves once it has been handed over: whoever leaves earlier takes it along. */
const tell = (told: BenchTold): Promise<void> =>
  new Promise((resolve) => process.send?.(told, undefined, undefined, () => resolve()));

/** A pseudo-random number from 0 below 1 for each turn of a client (mulberry32). */
function chancesOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function drive(order: BenchOrder): Promise<void> {
  const { clients, span, seed } = order;
  setGlobalDispatcher(
    'perSecond' in span
      ? new Agent({ connections: null, pipelining: 1, keepAliveTimeout: keptMs, keepAliveMaxTimeout: keptMs })
      : new Agent({ connections: clients, pipelining: 1 }),
  );
  const turn = await workOf(order.work);
  if ('perSecond' in span) {
    const ended = await driveAtTimes(turn, span, chancesOf(seed), () => tell({ began: true }));
    return tell({ ended });
  }
  const timesMs: number[] = [];
  const errors: string[] = [];
  const turnsMost = 'turns' in span ? span.turns : Number.POSITIVE_INFINITY;
  let begun = 0;
  let isCounting = false;
  let isOver = false;
  const client = async (number: number) => {
    const chance = chancesOf(seed * 1000 + number);
    while (!isOver && begun < turnsMost) {
      begun += 1;
      const beganMs = performance.now();
      const counts = isCounting;
      try {
        await turn(chance);
        if (counts && !isOver) timesMs.push(performance.now() - beganMs);
      } catch (error) {
        if (errors.length < errorsToldMost)
          errors.push(error instanceof Error ? error.message : String(error));
        if (errors.length === errorsToldMost) isOver = true;
      }
    }
  };
  const start = () => Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  let all: Promise<unknown> = Promise.resolve();
  if ('warmSeconds' in span) {
    all = start();
    await delay(span.warmSeconds * 1000);
  }
  isCounting = true;
  await tell({ began: true });
  const beganMs = performance.now();
  const before = process.cpuUsage();
  if ('seconds' in span) await delay(span.seconds * 1000);
  else await start();
  isOver = 'seconds' in span;
  const lastedMs = performance.now() - beganMs;
  const { user, system } = process.cpuUsage(before);
  const clientCpuMs = (user + system) / 1000;
  await tell({ ended: { timesMs, errors, lastedMs, clientCpuMs, refusedMs: [], begun } });
  await all;
  await turn.tidy?.();
}

process.once('message', (order: BenchOrder) => {
  void drive(order).then(() => process.disconnect?.());
});
