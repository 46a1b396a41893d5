import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { countStock as count, findPromised, listCountLines } from '../../store/stock/count.ts';
import { tryWithAccounts } from './try-with-accounts.ts';

/**
 * Corrects what is on hand at a location to what was counted there, all lines or none; a repeat with the same id
 * changes nothing and tells what was found. Refuses, with the variants in `data`, where orders have more than was
 * counted: they are changed first.
 */
export async function countStock(
  tools: Tools<'catalog'>,
  { countId, locationId, reason, lines }: InputTo<'catalog', 'countStock'>,
): Promise<ResultOf<'catalog', 'countStock'>> {
  const variantIds = lines.map(({ variantId }) => variantId.toLowerCase());
  const twice = variantIds.findIndex((variantId, index) => variantIds.indexOf(variantId) < index);
  if (twice >= 0)
    return refuse('value-invalid', 'A variant is counted once.', { path: `/lines/${twice}/variantId` });
  const counted = lines.map((line) => line.counted);
  const step = count(
    countId,
    locationId,
    variantIds,
    counted,
    reason,
    whoIs(tools.context.subject),
    'stock.changed',
    toTraceparent(tools.context.trace),
    'stock.moved',
  );
  const tried = await tryWithAccounts(
    tools,
    step,
    variantIds,
    variantIds.map(() => locationId),
  );
  if (tried.outcome === 'done') {
    const isNew = tried.row?.isNew === true;
    return { isNew, lines: await tools.db.rows(listCountLines(countId)) };
  }
  if (tried.outcome === 'unknown-variant')
    return refuse('variant-not-found', 'There is no such variant.', {
      path: `/lines/${tried.index}/variantId`,
    });
  if (tried.outcome === 'unknown-location')
    return refuse('not-found', 'There is no such location.', { path: '/locationId' });
  const variants = await tools.db.rows(findPromised(locationId, variantIds, counted));
  return refuse('value-invalid', 'Orders have more of these than was counted.', {
    path: '/lines',
    data: { variants },
  });
}
