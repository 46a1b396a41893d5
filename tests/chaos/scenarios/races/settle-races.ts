import type { ChaosShop } from '../../chaos-shop.ts';
import { inLanes } from '../../in-lanes.ts';
import { judge, type Goods } from '../../judge.ts';
import { payAgain, type Placed } from '../../purchase.ts';
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

/** The database has connections for so many of them at once. */
const racesAtOnce = 8;
/** Whoever cannot pay that often is told by what the race must come to. */
const triesMost = 5;

/** Lets races that were run beside each other come to their end, and judges all that was bought; gives the states of orders. */
export async function settleRaces(shop: ChaosShop, races: readonly Race[]): Promise<Record<string, number>> {
  await waitForQuiet(shop);
  for (let tries = 0; tries < triesMost && (await payWhatFailed(shop, races)); tries += 1) {
    await waitForQuiet(shop);
  }
  await inLanes(races, racesAtOnce, (race) => race.sellTheRest());
  await waitForQuiet(shop);
  await inLanes(races, racesAtOnce, (race) => race.check());
  return judge(
    shop,
    races.flatMap(({ placed }) => placed),
    races.map(({ goods }) => goods),
  );
}

/** Whose payment came to nothing on a crowded machine pays again; whether there was anybody. */
async function payWhatFailed(shop: ChaosShop, races: readonly Race[]): Promise<boolean> {
  const placed = races.flatMap((race) => race.placed);
  const rows = await shop.sql<{ orderId: string }>(
    `select order_id as "orderId" from "order".orders where order_id = any($1) and state = 'payment-refused'`,
    placed.map(({ orderId }) => orderId),
  );
  const failed = new Set(rows.map(({ orderId }) => orderId));
  await inLanes(
    placed.filter(({ orderId }) => failed.has(orderId)),
    racesAtOnce,
    (each) => payAgain(shop.api, each),
  );
  return failed.size > 0;
}
