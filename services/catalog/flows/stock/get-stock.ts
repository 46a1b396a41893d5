import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findStock } from '../../store/stock/stock.ts';

/** The counters of a variant with its last 50 movements, the newest first. */
export async function getStock(
  tools: Tools<'catalog'>,
  { variantId }: InputTo<'catalog', 'getStock'>,
): Promise<ResultOf<'catalog', 'getStock'>> {
  const found = await tools.db.row(findStock(variantId));
  return found ?? refuse('variant-not-found', 'There is no such variant.');
}
