import { pruneProviderEvents } from '../store/provider-events.ts';
import { pruneSignals } from '../store/risk/signals.ts';
import type { PaymentTools } from './provider-of.ts';

const batchSize = 5000;

/** Forgets provider events that cannot come again, and what no rule against abuse looks back to. */
export async function pruneOldEvents(tools: PaymentTools): Promise<void> {
  for (let pruned = batchSize; pruned === batchSize;) {
    pruned = (await tools.db.rows(pruneProviderEvents(batchSize))).length;
  }
  for (let pruned = batchSize; pruned === batchSize;) {
    pruned = (await tools.db.rows(pruneSignals(batchSize))).length;
  }
}
