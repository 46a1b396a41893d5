import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { lockCounters, noteRecount, readCounters, recountCounters } from '../../store/book/recount-stock.ts';

/** Sets the counters of a variant to the sums of its movements, and writes down who did it. */
export async function recountStock(
  tools: Tools<'catalog'>,
  { variantId }: InputTo<'catalog', 'recountStock'>,
): Promise<ResultOf<'catalog', 'recountStock'>> {
  const before = await tools.db.rows(readCounters(variantId));
  if (before.length === 0) return refuse('variant-not-found', 'There is no such variant.');
  const who = whoIs(tools.context.subject);
  const flown = await tools.db.tryFlight([
    lockCounters(variantId),
    recountCounters(variantId),
    noteRecount(uuidv7(), variantId, who, JSON.stringify(before)),
    readCounters(variantId),
  ]);
  if (!flown.isRefused) return { before, after: flown.rows[3] };
  return refuse(
    'value-invalid',
    flown.refusedBy === 'reservations-differ'
      ? 'The movements and the reservations of orders differ; a person must find out which is right.'
      : `The sums of the movements are not possible (${flown.refusedBy}); count the goods.`,
  );
}
