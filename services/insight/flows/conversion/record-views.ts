import { markets } from '#contracts/markets.ts';
import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { countViews } from '../../store/conversion/steps.ts';

/** Counts what people looked at on the day it was, by the clock of the market. */
export async function recordViews(
  tools: Tools<'insight'>,
  { payload }: DeliveredEvent<'shop.viewed'>,
): Promise<void> {
  const { batchId, at, counts } = payload;
  const rows = counts.map((count) => ({ ...count, day: dayOf(at, markets[count.market].currency) }));
  await tools.db.rows(countViews(batchId, JSON.stringify(rows)));
}
