import type { ChaosShop } from '../chaos-shop.ts';
import { judge } from '../judge.ts';
import type { Random } from '../make-random.ts';
import { stockUp, type Placed } from '../purchase.ts';
import { liveThrough, type Story } from '../story-of-an-order.ts';
import { waitForQuiet } from '../wait-for-quiet.ts';

const stories: readonly Story[] = ['bought', 'bought by link', 'cancelled', 'refunded', 'returned'];
const fiveMinutesMs = 300_000;

/** Clocks of all processes, each off by up to five minutes either way; one is off by all of it. */
export function offClocks(processes: readonly string[], random: Random): Record<string, number> {
  const most = random.pick(processes);
  return Object.fromEntries(
    processes.map((name) => [
      name,
      name === most ? fiveMinutesMs : random.whole(-fiveMinutesMs, fiveMinutesMs),
    ]),
  );
}

/** Every story of an order, on a shop whose processes do not agree on the time. */
export async function sellByOffClocks(shop: ChaosShop, rounds: number): Promise<Record<string, number>> {
  const units = 1000;
  const variantIds = await stockUp(shop, units);
  const placed: Placed[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const story of stories) {
      placed.push(await liveThrough(shop, story, { variantId: variantIds[0], before: () => {} }));
    }
  }
  await waitForQuiet(shop);
  return judge(shop, placed, { variantIds, units });
}
