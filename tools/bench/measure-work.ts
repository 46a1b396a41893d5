import { memoryOfTree } from '#runtime/testing/measure-memory.ts';
import type { BenchPace } from './bench-site.ts';
import type { BenchWork } from './bench-work.ts';
import type { WorkResult } from './line-result.ts';
import type { BenchShop } from './open-bench-shop.ts';
import { percentiles } from './percentiles.ts';
import { runDriver } from './run-driver.ts';
import { countRows } from './store/count-rows.ts';
import { usageGroups, usageOf, type Usage } from './usage-of.ts';

/**
 * Has clients work at a shop, and tells what that came to.
 * @throws {Error} with what went wrong where any of the work did
 */
export async function measureWork(
  shop: BenchShop,
  work: BenchWork,
  { clients, pace }: { clients: number; pace: BenchPace },
): Promise<WorkResult & { perSecond: number }> {
  const before = { rows: await countRows(shop), statements: await shop.statements() };
  let [from, until]: Usage[] = [];
  let memoryMb = Number.NaN;
  let counted: Promise<{ rows: number; statements: number }> | undefined;
  const times = await runDriver(
    { work, clients, span: pace, seed: pace.seed },
    () => (from = usageOf(shop.pid)),
    () => {
      until = usageOf(shop.pid);
      counted = countBoth(shop);
      // Where the driver fails nobody waits for it.
      counted.catch(() => undefined);
      memoryMb = memoryOfTree(shop.pid).totalMb;
    },
  );
  if (!from || !until || !counted) throw new Error('nothing was counted');
  const after = await counted;
  const done = times.timesMs.length;
  // Statements and rows are those of the seconds before too.
  const all = (done * (pace.warmSeconds + pace.seconds)) / pace.seconds;
  return {
    clients,
    done,
    perSecond: (done * 1000) / times.lastedMs,
    ...percentiles(times.timesMs),
    cpuMs: { ...perThing(from, until, done), client: times.clientCpuMs / done },
    statements: (after.statements - before.statements) / all,
    rows: (after.rows - before.rows) / all,
    memoryMb,
  };
}

async function countBoth(shop: BenchShop): Promise<{ rows: number; statements: number }> {
  return { statements: await shop.statements(), rows: await countRows(shop) };
}

function perThing(from: Usage, until: Usage, done: number): Usage {
  const spent = usageGroups.map((group) => [group, (until[group] - from[group]) / done]);
  return Object.fromEntries(spent) as Usage;
}
