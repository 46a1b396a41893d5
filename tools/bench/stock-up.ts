import type { BenchShop } from './open-bench-shop.ts';
import { answerOf } from './open-bench-shop.ts';

const quantity = 100_000;
const movementsMost = 20;

/** Receives two million of a variant, so that nothing of a bench runs out of it. */
export async function stockUp({ owner }: BenchShop, variantId: string): Promise<void> {
  const movements = Array.from({ length: movementsMost }, () => ({
    movementId: crypto.randomUUID(),
    variantId,
    quantity,
    reason: 'received' as const,
  }));
  answerOf(await owner.catalog.receiveStock({ movements }));
}
