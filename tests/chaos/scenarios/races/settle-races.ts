import type { ChaosShop } from '../../chaos-shop.ts';
import { judge, type Goods } from '../../judge.ts';
import type { Placed } from '../../purchase.ts';
import { waitForQuiet } from '../../wait-for-quiet.ts';

/** A race that is over but for what still moves: what was ordered in it, and of which goods. */
export type Race = {
  placed: Placed[];
  goods: Goods;
  /** Sells what was given back, when nothing moves: nobody may be refused while it is there. */
  sellTheRest: () => Promise<void>;
  /** Fails unless it ended as it must, when nothing moves. */
  check: () => Promise<void>;
};

/** Lets races that were run beside each other come to their end, and judges all that was bought; gives the states of orders. */
export async function settleRaces(shop: ChaosShop, races: readonly Race[]): Promise<Record<string, number>> {
  await waitForQuiet(shop);
  await Promise.all(races.map((race) => race.sellTheRest()));
  await waitForQuiet(shop);
  await Promise.all(races.map((race) => race.check()));
  return judge(
    shop,
    races.flatMap(({ placed }) => placed),
    races.map(({ goods }) => goods),
  );
}
