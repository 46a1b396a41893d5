import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { findOverdrawn, setLimits } from '../../store/stock/limits.ts';
import { tryWithAccounts } from './try-with-accounts.ts';

/**
 * Sets what is kept back from sale, and how many may be ordered beyond what is free, all lines or none; a repeat changes
 * nothing. Refuses, with the accounts in `data`, where orders have taken more than that leaves.
 */
export async function setStockLimits(
  tools: Tools<'catalog'>,
  { reason, lines }: InputTo<'catalog', 'setStockLimits'>,
): Promise<ResultOf<'catalog', 'setStockLimits'>> {
  const variantIds = lines.map(({ variantId }) => variantId.toLowerCase());
  const locationIds = lines.map(({ locationId = 'main' }) => locationId);
  const accounts = variantIds.map((variantId, index) => `${variantId} ${locationIds[index]}`);
  const twice = accounts.findIndex((account, index) => accounts.indexOf(account) < index);
  if (twice >= 0)
    return refuse('value-invalid', 'A variant is named once for a location.', {
      path: `/lines/${twice}/variantId`,
    });
  const given = [
    variantIds,
    locationIds,
    lines.map(({ safety }) => safety),
    lines.map(({ backorderLimit }) => backorderLimit),
  ] as const;
  const step = setLimits(
    ...given,
    reason,
    whoIs(tools.context.subject),
    'stock.changed',
    toTraceparent(tools.context.trace),
  );
  const tried = await tryWithAccounts(tools, step, variantIds, locationIds);
  if (tried.outcome === 'done') return { changed: tried.row?.changed ?? 0 };
  if (tried.outcome === 'unknown-variant')
    return refuse('variant-not-found', 'There is no such variant.', {
      path: `/lines/${tried.index}/variantId`,
    });
  if (tried.outcome !== 'refused')
    return refuse('not-found', 'There is no such location.', { path: `/lines/${tried.index}/locationId` });
  if (tried.refusedBy !== 'stock_free') throw new Error(`the limits were refused by ${tried.refusedBy}`);
  const variants = await tools.db.rows(findOverdrawn(...given));
  return refuse('value-invalid', 'Orders have taken more of these than that would leave.', {
    path: '/lines',
    data: { variants },
  });
}
