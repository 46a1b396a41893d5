import type { Tools } from '#runtime/tools.ts';
import { deleteOldCarts } from '../../store/carts.ts';
import { deleteOldTries } from '../../store/find-tries.ts';

const keptDays = 90;
const batchSize = 500;

/** Deletes carts that nobody has touched for 90 days, and counts of tries that are over. */
export async function forgetOldCarts(tools: Tools<'order'>): Promise<void> {
  await tools.db.together([deleteOldCarts(keptDays, batchSize), deleteOldTries(batchSize)]);
}
