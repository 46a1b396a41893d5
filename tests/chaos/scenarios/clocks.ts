import { serviceNames } from '#contracts/service-names.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { judge } from '../judge.ts';
import type { Random } from '../make-random.ts';
import { stockUp, type Placed } from '../purchase.ts';
import { stories, type Story } from '../story-of-an-order.ts';
import { waitForQuiet } from '../wait-for-quiet.ts';
import { letLapse, type Deadline } from './clocks/let-lapse.ts';

const told: readonly Story[] = ['bought', 'bought by link', 'cancelled', 'refunded', 'returned'];
const fiveMinutesMs = 300_000;

/** The processes of a shop in which each room is alone, with the one that draws its pages. */
const processes = [...serviceNames, 'storefront'].map((name) => `${name}-1`);

/** How clocks are moved while that of the database stands: all of them together, or each for itself. */
export const clockMoves = ['at odds', 'all ahead', 'all behind'] as const;

/** How far the clock of each process is off, in milliseconds: by five minutes, or up to them where they are at odds. */
export function offClocks(move: (typeof clockMoves)[number], random: Random): Record<string, number> {
  const most = random.pick(processes);
  const offsetOf = (name: string): number => {
    if (move === 'all ahead') return fiveMinutesMs;
    if (move === 'all behind') return -fiveMinutesMs;
    return name === most ? fiveMinutesMs : random.whole(-fiveMinutesMs, fiveMinutesMs);
  };
  return Object.fromEntries(processes.map((name) => [name, offsetOf(name)]));
}

/**
 * Every story of an order, on a shop whose processes are off the time; meanwhile orders that nobody pays come to their end by the clock
 * of the database.
 */
export async function sellByOffClocks(
  shop: ChaosShop,
  { rounds, ends }: { rounds: number; ends: readonly Deadline[] },
): Promise<Record<string, number>> {
  const units = 1000;
  const variantIds = await stockUp(shop, units);
  const [variantId] = variantIds;
  const placed: Placed[] = [];
  async function live(): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      for (const story of told) placed.push(...(await stories[story](shop, { variantId, before: () => {} })));
    }
  }
  const [lapsed] = await Promise.all([letLapse(shop, variantId, ends), live()]);
  placed.push(...lapsed);
  await waitForQuiet(shop);
  return judge(shop, placed, { variantIds, units });
}
