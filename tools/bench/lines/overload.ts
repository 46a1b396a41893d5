import type { OwnLine } from '../bench-line.ts';
import type { BenchSite } from '../bench-site.ts';
import type { BenchWork } from '../bench-work.ts';
import { withoutFloor, type LineResult } from '../line-result.ts';
import { measureWork } from '../measure-work.ts';
import type { BenchShop } from '../open-bench-shop.ts';
import { percentiles } from '../percentiles.ts';
import { runDriver } from '../run-driver.ts';
import { growthOf, watchMemory } from '../watch-memory.ts';

const clients = 32;
const times = 5;
/** With fewer the clients were what was too slow. */
const timesLeast = 4.5;
const usualSeconds = 60;
const inARow = 5;
const giveUpMs = 60_000;

/**
 * Buyers come at five times the rate of the peak, whether those before are served or not, and whoever is refused leaves: orders that are
 * paid meanwhile, what refusals take, when buyers are served as before, and whether memory stays.
 */
export const overload: OwnLine = {
  name: 'overload',
  title: 'overload: buyers at 5 times the peak for 60 s',
  must: { ofPeak: 0.8, refusedMs: 50, normalMs: 10_000, memoryTimes: 1.2 },
  reach: { ofPeak: 0.9, refusedMs: 20, normalMs: 10_000, memoryTimes: 1.2 },
  measure,
};

async function measure({ shop: open, pace }: BenchSite): Promise<LineResult[]> {
  const shop = await open();
  const { url, goods } = shop;
  const work: BenchWork = { kind: 'checkout', url, variantIds: goods.variantIds };
  const peak = await measureWork(shop, work, { clients, pace });
  const seconds = pace.seconds < 10 ? pace.seconds : usualSeconds;
  const perSecond = peak.perSecond * times;
  const memory = watchMemory(shop.pid);
  let sizesMb: number[] = [];
  const order = { work, clients, span: { perSecond, seconds }, seed: pace.seed };
  const told = await runDriver(
    order,
    () => {},
    () => {},
  ).finally(() => (sizesMb = memory()));
  const endedMs = performance.now();
  const normalMs = await untilNormal(shop, work, { usualMs: peak.p95Ms ?? 0, endedMs, seed: pace.seed });
  const came = told.begun / (told.lastedMs / 1000) / peak.perSecond;
  if (came < timesLeast) throw new Error(`clients came at ${came.toFixed(1)} times the peak only`);
  const { name } = overload;
  const paid = (told.timesMs.length * 1000) / told.lastedMs;
  const refused = `${told.begun} came, ${told.refusedMs.length} refused`;
  return [
    { name, title: 'its peak', ...peak, ...withoutFloor, isAside: true },
    {
      name,
      title: `${overload.title} (${refused})`,
      clients,
      done: told.timesMs.length,
      perSecond: paid,
      ...percentiles(told.timesMs),
      cpuMs: null,
      statements: null,
      rows: null,
      memoryMb: Math.max(...sizesMb),
      ...withoutFloor,
      measures: {
        ofPeak: paid / peak.perSecond,
        refusedMs: told.refusedMs.length > 0 ? percentiles(told.refusedMs).p99Ms : 0,
        normalMs,
        memoryTimes: growthOf(sizesMb),
      },
    },
  ];
}

type Normal = { usualMs: number; endedMs: number; seed: number };

/** Milliseconds until five buyers in a row, one after another, are served within what the peak took at its 95th percentile. */
async function untilNormal(
  shop: BenchShop,
  work: BenchWork,
  { usualMs, endedMs, seed }: Normal,
): Promise<number> {
  for (;;) {
    const sinceMs = performance.now() - endedMs;
    if (sinceMs > giveUpMs) throw new Error(`it was not as before after ${giveUpMs} ms`);
    const order = { work, clients: 1, span: { turns: inARow }, seed };
    const turns = await runDriver(
      order,
      () => {},
      () => {},
    ).catch(() => undefined);
    if (turns?.timesMs.every((ms) => ms <= usualMs)) return sinceMs;
  }
}
