import type { Tools } from '#runtime/tools.ts';
import { findOverdue } from '../../store/stock/moves.ts';
import { takeBatch, type MovesBatch } from './take-batch.ts';

/** What did not come within a day is lost, or set aside until somebody mends it. */
const waitSeconds = 86_400;
const atOnce = 100;

/**
 * Takes moves that have waited too long for one before them: what is on hand is right again, and what the missing one would have
 * told of days is not known. It changes nothing when it comes after all.
 */
export async function settleMoves(tools: Tools<'insight'>): Promise<void> {
  for (let count = 0; count < atOnce; count += 1) {
    const overdue = await tools.db.row(findOverdue(waitSeconds));
    if (!overdue) return;
    await takeBatch(tools, overdue as MovesBatch, true);
  }
}
