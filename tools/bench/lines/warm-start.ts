import { setTimeout as delay } from 'node:timers/promises';
import { memoryOfTree } from '#runtime/testing/measure-memory.ts';
import type { OwnLine } from '../bench-line.ts';
import type { BenchSite } from '../bench-site.ts';
import type { LineResult } from '../line-result.ts';
import { onlyTimes } from '../line-result.ts';
import { startBenchShop } from '../open-bench-shop.ts';
import { percentiles } from '../percentiles.ts';

const topology = 'one-process';
const starts = 5;
const idleMs = 15_000;

/**
 * Starts the loaded shop five times, from the command to the word that it is ready, and weighs it when it has stood for 15 s with
 * nobody in it: all processes, the database and the sandboxes included.
 */
export const warmStart: OwnLine = {
  name: 'warm-start',
  title: 'warm start; idle memory (one-process, 3,006 products)',
  must: { startMs: 5000, memoryMb: 500 },
  reach: { startMs: 3000, memoryMb: 400 },
  measure: async (site) => [await startAgain(site)],
};

async function startAgain(site: BenchSite): Promise<LineResult> {
  // The first start of a bench may have to load the shop, and to build the apps.
  const { port } = site;
  await site.shop({ topology });
  await site.stop();
  const [startsMs, sizesMb]: [number[], number[]] = [[], []];
  for (let count = 0; count < starts; count += 1) {
    const shop = await startBenchShop({ topology, port });
    startsMs.push(shop.startMs);
    try {
      if (count === 0) {
        await delay(idleMs);
        sizesMb.push(memoryOfTree(shop.pid).totalMb);
      }
    } finally {
      await shop.stop();
    }
  }
  const times = percentiles(startsMs);
  return {
    ...onlyTimes,
    ...times,
    name: warmStart.name,
    title: warmStart.title,
    done: starts,
    memoryMb: Math.max(...sizesMb),
    measures: { startMs: times.p50Ms },
  };
}
