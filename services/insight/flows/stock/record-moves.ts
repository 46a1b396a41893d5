import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { takeBatch } from './take-batch.ts';

/** Keeps how old the goods on hand are, by the days of the shop's clock. */
export async function recordMoves(
  tools: Tools<'insight'>,
  { key, payload, occurredAt }: DeliveredEvent<'stock.moved'>,
): Promise<void> {
  const moves = payload.moves.map(({ received = [], ...move }) => ({
    ...move,
    received: received.map(({ at, quantity }) => ({ on: dayOf(at, 'GBP'), quantity })),
  }));
  await takeBatch(tools, { batchId: key, movedOn: dayOf(occurredAt, 'GBP'), moves }, false);
}
