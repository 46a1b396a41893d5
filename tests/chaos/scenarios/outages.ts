import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChaosShop } from '../chaos-shop.ts';
import { judge } from '../judge.ts';
import { buy, stockUp, type Placed } from '../purchase.ts';
import { waitForQuiet } from '../wait-for-quiet.ts';

export type OutageReport = {
  orders: number;
  slowestMs: Record<string, number>;
  states: Record<string, number>;
};

/** What ails the payment provider: every request, or every second one, meets it. */
const ailments: Record<string, object> = {
  slow: { delayMs: 2000 },
  refusing: { failRate: 1, failMode: 'refuse' },
  'cutting off': { failRate: 0.5, failMode: 'disconnect' },
  stalled: { failRate: 1, failMode: 'stall' },
  'lying: 500 after success': { failRate: 0.5, failMode: 'error_after_success' },
  'silent after success': { failRate: 0.5, failMode: 'stall_after_success' },
  'cutting off after success': { failRate: 0.5, failMode: 'disconnect_after_success' },
  'keeping its webhooks back': { webhooksPaused: true },
};

/** More than a buyer would wait for an answer, and less than a browser does. */
const answerMs = 30_000;

/**
 * Buyers buy while the provider is ill in every way, and while no event is relayed: each is answered in time, and when all is
 * well again nothing is missing and nothing was done twice.
 */
export async function sellThroughOutages(
  shop: ChaosShop,
  buyersAtOnce: number,
  onOutage: (what: string) => void = () => {},
): Promise<OutageReport> {
  const units = 10_000;
  const variantIds = await stockUp(shop, units);
  const placed: Placed[] = [];
  const slowestMs: Record<string, number> = {};
  async function buyTogether(what: string): Promise<void> {
    onOutage(what);
    slowestMs[what] = 0;
    const buyers = Array.from({ length: buyersAtOnce }, async () => {
      const startMs = performance.now();
      const bought = await buy(shop.api, [{ variantId: variantIds[0], quantity: 1 }]);
      const tookMs = Math.round(performance.now() - startMs);
      assert.ok(tookMs < answerMs, `${what}: a buyer waited ${tookMs} ms`);
      slowestMs[what] = Math.max(slowestMs[what] ?? 0, tookMs);
      if (bought) placed.push(bought);
    });
    await Promise.all(buyers);
  }
  for (const [what, control] of Object.entries(ailments)) {
    await shop.provider('/v1/control', control);
    try {
      await buyTogether(what);
    } finally {
      await shop.provider('/v1/control', {});
    }
  }
  await whileEventsStand(shop, () => buyTogether('events that stand'));
  await waitForQuiet(shop, 180_000);
  const states = await judge(shop, placed, { variantIds, units });
  return { orders: placed.length, slowestMs, states };
}

/** Takes the leases of all relays away, so that nobody may bring events, and gives them back. */
async function whileEventsStand(shop: ChaosShop, work: () => Promise<void>): Promise<void> {
  await shop.sql(
    `update platform.lease set holder = 'chaos', until = now() + interval '1 hour', fence = fence + 1
     where name like 'relay%'`,
  );
  // So long may a relay believe that the lease is still its own.
  await delay(11_000);
  try {
    await work();
  } finally {
    await shop.sql(`update platform.lease set until = now() where holder = 'chaos'`);
  }
}
