import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChaosShop } from './chaos-shop.ts';

type Written = { attemptId: string; kept: number };
type Told = { payments: { capturedMinor: number; refundedMinor: number }[] };

/** What the provider keeps of a payment, in minor units. */
export async function keptByProvider(
  { provider }: Pick<ChaosShop, 'provider'>,
  attemptId: string,
): Promise<number> {
  const { payments } = (await provider(`/v1/payments?reference=${attemptId}`)) as Told;
  return payments.reduce((sum, { capturedMinor, refundedMinor }) => sum + capturedMinor - refundedMinor, 0);
}

/**
 * Waits until the shop has heard what the provider did with payments that buyers had to finish themselves: a webhook that
 * came to a dead process comes again, later each time. Fails with the payment that is still told otherwise.
 */
export async function waitForProvider(
  shop: Pick<ChaosShop, 'sql' | 'provider'>,
  patienceMs = 120_000,
): Promise<void> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    const unheard = await findUnheard(shop);
    if (!unheard) return;
    const { attemptId, kept, told } = unheard;
    const words = `payment ${attemptId} is written down as the provider has it: ${told}, and not ${kept}`;
    assert.ok(performance.now() < endMs, words);
    await delay(500);
  }
}

async function findUnheard(shop: Pick<ChaosShop, 'sql' | 'provider'>) {
  const waiting = await shop.sql<Written>(
    `select attempt_id as "attemptId", (captured_minor - refunded_minor)::int as kept from payment.attempt
     where state = 'pending' and order_id is not null`,
  );
  for (const { attemptId, kept } of waiting) {
    const told = await keptByProvider(shop, attemptId);
    if (told !== kept) return { attemptId, kept, told };
  }
  return undefined;
}
