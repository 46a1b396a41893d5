import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { lockCounters } from '../../store/book/recount-stock.ts';
import { readLevel, renewStock, tellStockAgain } from '../../store/book/tell-stock.ts';

/** Tells again what may be ordered of a variant, as news to everybody. */
export async function tellStock(
  tools: Tools<'catalog'>,
  { variantId }: InputTo<'catalog', 'tellStock'>,
): Promise<ResultOf<'catalog', 'tellStock'>> {
  if (!(await tools.db.row(readLevel(variantId))))
    return refuse('variant-not-found', 'There is no such variant.');
  const traceparent = toTraceparent(tools.context.trace);
  const [, , , [told]] = await tools.db.flight([
    lockCounters(variantId),
    renewStock(variantId),
    tellStockAgain(variantId, 'stock.changed', traceparent),
    readLevel(variantId),
  ]);
  if (!told) throw new Error(`the stock of ${variantId} is gone`);
  return told;
}
