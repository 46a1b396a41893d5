import { schedule } from '#runtime/jobs/schedule.ts';
import type { DeliveredEvent, Tools } from '#runtime/tools.ts';

/** After a category moved, collections that hold what lies in categories are filled anew: once for many that moved. */
export async function hearCategory(
  tools: Tools<'catalog'>,
  _event: DeliveredEvent<'category.changed'>,
): Promise<void> {
  await tools.db.flight([
    schedule(tools, 'fill-collections', { byCategory: true }, { key: 'fill-collections by category' }),
  ]);
}
