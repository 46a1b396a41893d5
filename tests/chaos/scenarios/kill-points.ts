import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChaosShop } from '../chaos-shop.ts';
import { judge } from '../judge.ts';
import { killPoints, type KillPointCase } from '../kill-point-cases.ts';
import { stockUp, type Placed } from '../purchase.ts';
import { liveThrough } from '../story-of-an-order.ts';
import { waitForProvider } from '../wait-for-provider.ts';
import { waitForQuiet } from '../wait-for-quiet.ts';
import { everythingIsBack } from './random-kills.ts';

export type KillPointReport = { points: number; states: Record<string, number> };

const passMs = 20_000;
const triesMost = 3;

/**
 * Leads an order through each of these kill points, with `kill -9` there; whoever asked repeats with the same key. At the end
 * the shop is quiet and every order is as its story says.
 */
export async function dieAtEachPoint(
  shop: ChaosShop,
  cases: readonly KillPointCase[] = killPoints,
  onPoint: (place: string) => void = () => {},
): Promise<KillPointReport> {
  const units = 1000;
  const variantIds = await stockUp(shop, units);
  const placed: Placed[] = [];
  for (const { place, story, at } of cases) {
    onPoint(place);
    for (let tries = 1; ; tries += 1) {
      // Else the story might end before it comes to its place.
      await everythingIsBack(shop);
      placed.push(
        await liveThrough(shop, story, {
          variantId: variantIds[0],
          before: (step) => (step === at ? shop.arm(place) : undefined),
        }),
      );
      if (await passes(shop, place)) break;
      // Who died just before may not be asked for a moment: then its call is not made, and the order goes on without.
      assert.ok(tries < triesMost, `nobody passed ${place}, ${triesMost} times`);
    }
  }
  await everythingIsBack(shop);
  await waitForProvider(shop);
  await waitForQuiet(shop);
  return { points: cases.length, states: await judge(shop, placed, { variantIds, units }) };
}

/** Waits until somebody has died there, if anybody does; a job or an event may come a moment after the answer. */
async function passes(shop: ChaosShop, place: string): Promise<boolean> {
  const endMs = performance.now() + passMs;
  while (shop.isArmed(place)) {
    if (performance.now() > endMs) {
      shop.disarm(place);
      return false;
    }
    await delay(100);
  }
  return true;
}
