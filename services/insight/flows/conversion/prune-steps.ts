import type { Tools } from '#runtime/tools.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { firstDay } from '../../domain/sales/first-day.ts';
import { pruneSteps as prune } from '../../store/conversion/steps.ts';

/** Three times as long as events can be told again from the log, which keeps 30 days. */
const keptDays = 92;
const atOnce = 5000;
const turns = 10;

/**
 * Forgets which batches of views and which carts the figures of old days are made of; the figures stay. At most 50,000 of
 * each a run.
 */
export async function pruneSteps(tools: Tools<'insight'>): Promise<void> {
  const before = firstDay(dayOf(new Date().toISOString(), 'GBP'), keptDays);
  for (let turn = 0; turn < turns; turn += 1) {
    const pruned = await tools.db.row(prune(before, atOnce));
    if (!pruned || (pruned.batches < atOnce && pruned.carts < atOnce)) return;
  }
}
