import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { findReservation } from '../../store/reservation/find.ts';
import { takeStock } from '../../store/reservation/take.ts';
import { findShortages } from '../../store/stock/stock.ts';

/**
 * Holds all lines for an order or none. A repeat gives the state of the order's reservation, whatever its lines.
 * A refusal names the variants at fault in `data.variants`.
 */
export async function reserve(
  tools: Tools<'catalog'>,
  { orderId, lines, holdSeconds }: InputTo<'catalog', 'reserve'>,
): Promise<ResultOf<'catalog', 'reserve'>> {
  const wanted = new Map<string, number>();
  for (const { variantId, quantity } of lines) {
    const id = variantId.toLowerCase();
    wanted.set(id, (wanted.get(id) ?? 0) + quantity);
  }
  const variantIds = [...wanted.keys()];
  const quantities = [...wanted.values()];
  const traceparent = toTraceparent(tools.context.trace);
  const taken = await tools.db.row(
    takeStock(orderId, variantIds, quantities, holdSeconds, 'stock.changed', traceparent),
  );
  if (taken?.isNew) return { state: 'held' };
  const [[known], shortages] = await tools.db.together([
    findReservation(orderId),
    findShortages(variantIds, quantities),
  ]);
  if (known) return { state: known.state };
  const unsold = shortages.filter(({ free }) => free === null);
  if (unsold.length > 0) {
    return refuse('variant-not-found', 'A variant is not sold any more.', { data: { variants: unsold } });
  }
  return refuse('out-of-stock', 'There is not enough stock for every line.', {
    data: { variants: shortages },
  });
}
