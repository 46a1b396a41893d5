import type { Tools } from '#runtime/tools.ts';
import { tellFailedRefunds, tellUnsent } from '../../store/due/overdue.ts';

const batchSize = 200;

/** The timer that tells staff of what waits for them beyond its time: each in one statement, so that none is told twice. */
export async function tellOverdue(tools: Tools<'order'>): Promise<void> {
  const againSeconds = tools.setting('order.shipWithinSeconds');
  while ((await tools.db.rows(tellUnsent(batchSize, againSeconds))).length === batchSize);
  while ((await tools.db.rows(tellFailedRefunds(batchSize))).length === batchSize);
}
