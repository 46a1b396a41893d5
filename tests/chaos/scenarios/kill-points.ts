import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from '#runtime/postgres/process-identity.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { everythingIsBack } from '../everything-is-back.ts';
import { forgetTheDead } from '../forget-the-dead.ts';
import { hearWebhooks } from '../hear-webhooks.ts';
import { judge } from '../judge.ts';
import type { KillPointCase } from '../kill-point-cases.ts';
import { stockUp, type Placed } from '../purchase.ts';
import { stories } from '../story-of-an-order.ts';
import { waitForProvider } from '../wait-for-provider.ts';
import { waitForQuiet } from '../wait-for-quiet.ts';

export type KillPointReport = { points: number; states: Record<string, number> };

/** A story that is being told; it may go on long after the death in it. */
type Told = { orders: Promise<Placed[]>; isOver: boolean };

const passMs = 20_000;
const lookMs = 20;
const breathMs = 500;
const triesMost = 4;

/**
 * Leads an order through each of these kill points, with `kill -9` there, one after another; whoever asked repeats with the same
 * key, while others die already. At the end the shop is quiet and every order is as its story says. The shop must have been told
 * `killPointEnvironment`.
 */
export async function dieAtEachPoint(
  shop: ChaosShop,
  cases: readonly KillPointCase[],
  onPoint: (place: string) => void = () => {},
): Promise<KillPointReport> {
  const units = 1000;
  const variantIds = await stockUp(shop, units);
  const endHearing = await hearWebhooks(shop);
  try {
    const placed = await dieAtEach(shop, { cases, variantId: variantIds[0], onPoint });
    await waitForProvider(shop);
    await waitForQuiet(shop);
    const states = await judge(shop, placed, { variantIds, units });
    return { points: cases.length, states };
  } finally {
    await endHearing();
  }
}

type Deaths = { cases: readonly KillPointCase[]; variantId: string; onPoint: (place: string) => void };

/** Lets somebody die at each place, and gives the orders once all of their stories are told. */
async function dieAtEach(shop: ChaosShop, { cases, variantId, onPoint }: Deaths): Promise<Placed[]> {
  const told: Told[] = [];
  for (const each of cases) {
    onPoint(each.place);
    for (let tries = 1; !(await diesIn(shop, each, variantId, told)); tries += 1) {
      // Who died just before may not be asked for a moment: then its call is not made, and the order goes on without.
      assert.ok(tries < triesMost, `nobody passed ${each.place}, ${triesMost} times`);
    }
    await Promise.all(told.flatMap(({ isOver, orders }) => (isOver ? [orders] : [])));
  }
  await everythingIsBack(shop);
  return (await Promise.all(told.map(({ orders }) => orders))).flat();
}

/** Begins a story in a shop that is whole, and waits until somebody has died at its place, if anybody does. */
async function diesIn(
  shop: ChaosShop,
  { place, story, at }: KillPointCase,
  variantId: string,
  told: Told[],
): Promise<boolean> {
  await everythingIsBack(shop);
  await forgetTheDead(shop);
  const step = { isReached: false };
  const before = (name: string) => {
    if (name !== at) return;
    step.isReached = true;
    shop.arm(place);
  };
  const telling = tell(() => stories[story](shop, { variantId, before }));
  told.push(telling);
  // A job or an event may come a moment after the last answer.
  for (let leftMs = passMs; !step.isReached || shop.isArmed(place); leftMs -= telling.isOver ? lookMs : 0) {
    if (leftMs <= 0 || (telling.isOver && !step.isReached)) {
      shop.disarm(place);
      await telling.orders;
      return false;
    }
    await delay(lookMs);
  }
  // Whoever took the order to die away may still breathe.
  const living = Object.values(await shop.processes());
  for (let leftMs = breathMs; leftMs > 0 && living.every(isAlive); leftMs -= 5) await delay(5);
  return true;
}

const isAlive = (pid: number) => processIdentity(pid) !== undefined;

function tell(story: () => Promise<Placed[]>): Told {
  const told: Told = { orders: story(), isOver: false };
  const end = () => void (told.isOver = true);
  told.orders.then(end, end);
  return told;
}
