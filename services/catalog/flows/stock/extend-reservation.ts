import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { extendHold } from '../../store/reservation/find.ts';

/** Moves the end of an order's hold to `holdSeconds` from now, unless it is later already. */
export async function extendReservation(
  tools: Tools<'catalog'>,
  { orderId, holdSeconds }: InputTo<'catalog', 'extendReservation'>,
): Promise<ResultOf<'catalog', 'extendReservation'>> {
  const found = await tools.db.row(extendHold(orderId, holdSeconds));
  if (!found) return refuse('not-found', 'The order has no reservation.');
  if (found.state !== 'released') return { state: found.state };
  return refuse('reservation-released', 'The stock of the order was given back.');
}
