import type { StockMove } from '../../api/use-locations.ts';

type MoveWish = {
  kind: StockMove['kind'];
  variantId: string;
  at: string;
  /** Where a transfer goes. */
  to: string;
  quantity: number | string;
  note: string;
};

/** What is asked of the shop, under an id that makes it happen once; undefined while something is missing. */
export function planMove(
  { kind, variantId, at, to, quantity, note }: MoveWish,
  id: string,
): StockMove | undefined {
  if (typeof quantity !== 'number' || at === '') return undefined;
  const noted = note === '' ? {} : { note };
  if (kind === 'counted') {
    if (note === '') return undefined;
    const lines = [{ variantId, counted: quantity }];
    return { kind, input: { countId: id, locationId: at, reason: note, lines } };
  }
  if (quantity === 0) return undefined;
  if (kind === 'received') {
    const movement = { movementId: id, variantId, locationId: at, quantity, reason: 'received' as const };
    return { kind, input: { movements: [{ ...movement, ...noted }] } };
  }
  if (to === '' || to === at) return undefined;
  const lines = [{ variantId, quantity }];
  return { kind, input: { transferId: id, fromLocationId: at, toLocationId: to, lines, ...noted } };
}
