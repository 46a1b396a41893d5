import type { Locale, Market } from '#contracts/markets.ts';
import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Quote } from '../../domain/cart.ts';
import type { QuoteRequest } from '../../domain/variants-to-quote.ts';

/** Today's prices at these quantities, words and stock of variants, in one call; those not sold are left out. */
export async function quoteVariants(
  tools: Tools<'order'>,
  request: QuoteRequest,
  { locale, market }: { locale: Locale; market: Market },
): Promise<readonly Quote[]> {
  if (request.variantIds.length === 0) return [];
  const answer = await tools.call.catalog.quote({ ...request, locale, market });
  if (isRefusal(answer)) throw new Error(`the catalog refused to quote: ${answer.detail}`);
  return answer.variants;
}
