import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { transferStock as transfer } from '../../store/stock/transfer.ts';
import { tryWithAccounts } from './try-with-accounts.ts';

/** Moves free goods from one location to another, all lines or none; a repeat with the same id moves nothing. */
export async function transferStock(
  tools: Tools<'catalog'>,
  { transferId, fromLocationId, toLocationId, lines, note }: InputTo<'catalog', 'transferStock'>,
): Promise<ResultOf<'catalog', 'transferStock'>> {
  const variantIds = lines.map(({ variantId }) => variantId);
  const step = transfer(
    transferId,
    fromLocationId,
    toLocationId,
    variantIds,
    lines.map(({ quantity }) => quantity),
    note ?? null,
    whoIs(tools.context.subject),
    'stock.changed',
    toTraceparent(tools.context.trace),
    'stock.moved',
  );
  const both = [fromLocationId, toLocationId];
  const locationIds = both.flatMap((id) => lines.map(() => id));
  const tried = await tryWithAccounts(tools, step, [...variantIds, ...variantIds], locationIds);
  if (tried.outcome === 'done') return { isNew: tried.row?.isNew === true };
  if (tried.outcome === 'unknown-variant')
    return refuse('variant-not-found', 'There is no such variant.', {
      path: `/lines/${tried.index}/variantId`,
    });
  if (tried.outcome === 'refused') {
    return tried.refusedBy === 'transfers_elsewhere'
      ? refuse('value-invalid', 'Goods are moved to another location.', { path: '/toLocationId' })
      : refuse('out-of-stock', 'Not so many are free where they would be taken from.', { path: '/lines' });
  }
  return refuse('not-found', 'There is no such location.', {
    path: tried.index < lines.length ? '/fromLocationId' : '/toLocationId',
  });
}
