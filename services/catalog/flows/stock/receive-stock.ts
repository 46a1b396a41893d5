import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { receiveMovements } from '../../store/stock/receive.ts';
import { tryWithAccounts } from './try-with-accounts.ts';

/**
 * Adds goods received, or the difference found by counting, to what is on hand: all movements or none. Movements that
 * are known by their id are left alone.
 */
export async function receiveStock(
  tools: Tools<'catalog'>,
  { movements }: InputTo<'catalog', 'receiveStock'>,
): Promise<ResultOf<'catalog', 'receiveStock'>> {
  const variantIds = movements.map(({ variantId }) => variantId);
  const locationIds = movements.map(({ locationId }) => locationId ?? 'main');
  const step = receiveMovements(
    movements.map(({ movementId }) => movementId),
    variantIds,
    movements.map(({ quantity }) => quantity),
    movements.map(({ reason }) => reason),
    movements.map(({ note }) => note ?? null),
    'stock.changed',
    toTraceparent(tools.context.trace),
    locationIds,
    movements.map(({ receivedAt }) => receivedAt ?? null),
    'stock.moved',
  );
  const tried = await tryWithAccounts(tools, step, variantIds, locationIds);
  if (tried.outcome === 'done') {
    const recorded = tried.row?.recorded ?? 0;
    return { recorded, known: movements.length - recorded };
  }
  if (tried.outcome === 'refused') {
    if (tried.refusedBy === 'not-received-yet')
      return refuse('value-invalid', 'What has not come in yet cannot be recorded.', { path: '/movements' });
    return refuse('value-invalid', 'More would be taken away than is free.', { path: '/movements' });
  }
  const at = `/movements/${tried.index}`;
  return tried.outcome === 'unknown-variant'
    ? refuse('variant-not-found', 'There is no such variant.', { path: `${at}/variantId` })
    : refuse('not-found', 'There is no such location.', { path: `${at}/locationId` });
}
