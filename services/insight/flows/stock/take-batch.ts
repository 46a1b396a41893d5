import type { Tools } from '#runtime/tools.ts';
import { findReady, lockAccounts, openAccounts, takeMoves } from '../../store/stock/moves.ts';

type Account = { variantId: string; locationId: string };

/** Moves as they are stored: what was received by the day. */
export type MovesBatch = { batchId: string; movedOn: string; moves: readonly Account[] };

/**
 * Takes a batch of moves into the ages of stock, or keeps it until those before it were heard of; then those that waited
 * for it. Each in a flight of its own, so that what a long row of them has done stays done.
 */
export async function takeBatch(
  tools: Tools<'insight'>,
  batch: MovesBatch,
  isForced: boolean,
): Promise<void> {
  const touched = new Map<string, Account>();
  let next: MovesBatch | undefined = batch;
  while (next) {
    for (const { variantId, locationId } of next.moves)
      touched.set(`${variantId} ${locationId}`, { variantId, locationId });
    const moves = JSON.stringify(next.moves);
    const [, , , ready] = await tools.db.flight([
      openAccounts(moves),
      lockAccounts(moves),
      takeMoves(next.batchId, next.movedOn, moves, isForced && next === batch),
      findReady(JSON.stringify([...touched.values()])),
    ]);
    tools.killPoint('insight.record-moves.after-batch');
    next = ready[0] as MovesBatch | undefined;
  }
}
