import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { findReservation } from '../../store/reservation/find.ts';
import { takeStock } from '../../store/reservation/take.ts';
import { findShortages } from '../../store/stock/stock.ts';
import type { TakesTogether } from './takes-together.ts';

type Takes = { takes: TakesTogether };

/**
 * Holds all lines for an order or none. A repeat gives the state of the order's reservation, whatever its lines.
 * A refusal names the variants at fault in `data.variants`.
 */
export async function reserve(
  tools: Tools<'catalog', Takes>,
  { orderId, lines, holdSeconds }: InputTo<'catalog', 'reserve'>,
): Promise<ResultOf<'catalog', 'reserve'>> {
  const wanted = new Map<string, number>();
  for (const { variantId, quantity } of lines) {
    const id = variantId.toLowerCase();
    wanted.set(id, (wanted.get(id) ?? 0) + quantity);
  }
  const variantIds = [...wanted.keys()];
  const quantities = [...wanted.values()];
  if (await isHeld(tools, { orderId, wanted, holdSeconds })) return { state: 'held' };
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

type Wanted = { orderId: string; wanted: ReadonlyMap<string, number>; holdSeconds: number };

/** Orders of one variant go together; those of several lock their rows in order, each by itself. */
async function isHeld(
  tools: Tools<'catalog', Takes>,
  { orderId, wanted, holdSeconds }: Wanted,
): Promise<boolean> {
  const [[variantId, quantity] = ['', 0], ...others] = wanted;
  if (others.length === 0) {
    const want = { orderId: orderId.toLowerCase(), variantId, quantity, holdSeconds };
    const taken = await tools.resources.takes.take(tools, want);
    if (taken !== 'unsure') return taken === 'held';
  }
  const [ids, quantities] = [[...wanted.keys()], [...wanted.values()]];
  const traceparent = toTraceparent(tools.context.trace);
  const step = takeStock(orderId, ids, quantities, holdSeconds, 'stock.changed', traceparent);
  return (await tools.db.row(step))?.isNew === true;
}
