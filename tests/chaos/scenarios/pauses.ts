import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChaosShop } from '../chaos-shop.ts';
import { judge } from '../judge.ts';
import { buy, stockUp } from '../purchase.ts';
import { waitForQuiet } from '../wait-for-quiet.ts';

export type PauseReport = { places: number; states: Record<string, number> };

/** Where a checkout's process stops as if the machine had frozen it. */
export const pausePlaces = [
  'order.checkout.after-placed',
  'order.checkout.after-reserved',
  'order.checkout.after-started',
  'order.pay-attempt.after-payment',
  'order.mark-paid.after-paid',
] as const;

/**
 * Stops the process of a checkout in its middle for longer than its leases last, lets the sweeper of another process
 * finish or undo the order, and lets the first one go on as if no time had passed: nothing doubles. Needs a topology with
 * several order processes. Begins at the place of the number `from`, and ends at the next when its time is over.
 */
export async function pauseCheckouts(
  shop: ChaosShop,
  { pauseMs, from, isOver }: { pauseMs: number; from: number; isOver: () => boolean },
  onPlace: (place: string) => void = () => {},
): Promise<PauseReport> {
  const units = 100;
  const variantIds = await stockUp(shop, units);
  const placed = [];
  let places = 0;
  for (const place of pausePlaces.slice(from)) {
    if (places > 0 && isOver()) break;
    places += 1;
    onPlace(place);
    shop.arm(place, 'SIGSTOP');
    const buying = buy(shop.api, [{ variantId: variantIds[0], quantity: 1 }]);
    const pid = await whoStopped(shop);
    await delay(pauseMs);
    process.kill(pid, 'SIGCONT');
    const bought = await buying;
    if (bought) placed.push(bought);
    await waitForQuiet(shop);
  }
  return { places, states: await judge(shop, placed, { variantIds, units }) };
}

/** The process that stands still: its state in the process table is T. */
async function whoStopped(shop: ChaosShop): Promise<number> {
  const endMs = performance.now() + 30_000;
  for (;;) {
    for (const pid of Object.values(await shop.processes())) {
      if (/^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return pid;
    }
    assert.ok(performance.now() < endMs, 'no process stopped');
    await delay(100);
  }
}
