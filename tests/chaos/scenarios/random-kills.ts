import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChaosShop } from '../chaos-shop.ts';
import { everythingIsBack } from '../everything-is-back.ts';
import { judge } from '../judge.ts';
import { makeRandom, type Random } from '../make-random.ts';
import { buy, stockUp, type Placed } from '../purchase.ts';
import { letTimePass, waitForQuiet } from '../wait-for-quiet.ts';

export type KillReport = { kills: Record<string, number>; orders: number; states: Record<string, number> };

type Massacre = {
  seed: number;
  /** How many processes are killed; one that was not killed yet is preferred. */
  kills: number;
  /** Between two kills, in milliseconds. */
  everyMs: readonly [least: number, most: number];
  buyersAtOnce: number;
  /** Buyers stop after so many orders; without it, when the last process was killed. */
  orders?: number;
  /** Whether the time is over; one is killed at least. */
  isOver?: () => boolean;
  /** Does not wait for deadlines: moves them. */
  isHurried?: true;
  /** Told after each kill. */
  onKill?: (kills: number, orders: number) => void;
};

const slowMs = 1500;

/**
 * Buyers buy and repeat what was not answered, while one process after another is killed: services, the database, the
 * payment provider. Then everything comes back by itself, gets quiet, and whatever was acknowledged is there, once.
 */
export async function killAtRandom(shop: ChaosShop, massacre: Massacre): Promise<KillReport> {
  const random = makeRandom(massacre.seed);
  const units = 100_000;
  const variantIds = await stockUp(shop, units);
  const placed: Placed[] = [];
  const kills: Record<string, number> = {};
  const over = new AbortController();

  async function buyOn(): Promise<void> {
    while (!over.signal.aborted && placed.length < (massacre.orders ?? Infinity)) {
      const variantId = random.pick(variantIds);
      const bought = await buy(shop.api, [{ variantId, quantity: random.whole(1, 3) }]);
      assert.ok(bought, 'there is enough for everybody');
      placed.push(bought);
    }
  }
  const buying = Promise.all(Array.from({ length: massacre.buyersAtOnce }, buyOn));
  const stopped = buying.finally(() => over.abort());
  const isOver = (count: number) => over.signal.aborted || (count > 0 && massacre.isOver?.() === true);
  for (let count = 0; count < massacre.kills && !isOver(count); count += 1) {
    const before = placed.length;
    await Promise.race([delay(random.whole(...massacre.everyMs)), stopped]);
    // On a slow machine buyers come to nothing when everything dies as fast as on a quick one.
    for (let waitedMs = 0; placed.length === before && waitedMs < slowMs; waitedMs += 100) await delay(100);
    const name = await killOne(shop, kills, random);
    kills[name] = (kills[name] ?? 0) + 1;
    massacre.onKill?.(count + 1, placed.length);
  }
  over.abort();
  await stopped;
  await everythingIsBack(shop);
  if (massacre.isHurried) await letTimePass(shop);
  await waitForQuiet(shop);
  const states = await judge(shop, placed, { variantIds, units });
  return { kills, orders: placed.length, states };
}

/** Kills a process that is alive, one that was not killed before if there is any; gives which. */
async function killOne(shop: ChaosShop, killed: Record<string, number>, random: Random): Promise<string> {
  for (;;) {
    const alive = random.shuffle(Object.entries(await shop.processes()));
    const ordered = alive.toSorted(([a], [b]) => Number(a in killed) - Number(b in killed));
    for (const [name, pid] of ordered) if (kill(pid)) return name;
    await delay(50);
  }
}

function kill(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
