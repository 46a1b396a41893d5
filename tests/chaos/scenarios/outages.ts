import assert from 'node:assert/strict';
import { services } from '#contracts/services.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { everythingIsBack } from '../everything-is-back.ts';
import { judge } from '../judge.ts';
import { judgeMoves } from '../judge-moves.ts';
import { buy, stockUp, type Placed } from '../purchase.ts';
import { waitForQuiet } from '../wait-for-quiet.ts';
import { ailments, type Ailment } from './outages/ailments.ts';
import { watchAnswers } from './outages/watch-answers.ts';

export type OutageReport = {
  orders: number;
  slowestMs: Record<string, number>;
  states: Record<string, number>;
};

type Outages = {
  buyersAtOnce: number;
  /** All of them when it is not said. */
  of?: readonly Ailment[];
  onOutage?: (what: string) => void;
};

/** What a checkout may take by its contract, and a moment: the machine may be crowded. */
const answerMs = services.order.calls.checkout.timeoutMs + 3000;

/**
 * Buyers buy while the shop is ill in every way: each request is answered in time or refused clearly, nobody is turned away for good,
 * and when all is well again everything is caught up, nothing is missing and nothing was done twice.
 */
export async function sellThroughOutages(
  shop: ChaosShop,
  { buyersAtOnce, of = ailments, onOutage = () => {} }: Outages,
): Promise<OutageReport> {
  const units = 10_000;
  const variantIds = await stockUp(shop, units);
  const placed: Placed[] = [];
  const steady: Placed[] = [];
  const slowestMs: Record<string, number> = {};
  for (const { name, during, silences } of of) {
    onOutage(name);
    const { api, slowestMs: slowest } = watchAnswers(shop.url, answerMs);
    const lines = [{ variantId: variantIds[0], quantity: 1 }];
    await during(shop, async () => {
      const buyers = Array.from({ length: buyersAtOnce }, () => buy(api, lines));
      const bought = (await Promise.all(buyers)).flatMap((each) => (each ? [each] : []));
      assert.equal(bought.length, buyersAtOnce, `${name}: everybody has an order, paid or to be paid again`);
      placed.push(...bought);
      if (!silences) steady.push(...bought);
    });
    slowestMs[name] = slowest();
  }
  await everythingIsBack(shop);
  await waitForQuiet(shop, 180_000);
  await judgeMoves(
    shop,
    steady.map(({ orderId }) => orderId),
  );
  const states = await judge(shop, placed, { variantIds, units }, { mayWait: true });
  return { orders: placed.length, slowestMs, states };
}
