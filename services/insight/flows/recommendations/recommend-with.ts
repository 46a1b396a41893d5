import { locales } from '#contracts/markets.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { toRecommendations } from '../../domain/recommendations/to-recommendations.ts';
import { recommendWith as findWith } from '../../store/recommendations/recommend.ts';

const defaultLimit = 8;

/** What is bought together with a product, or with those of a cart. */
export async function recommendWith(
  tools: Tools<'insight'>,
  {
    productIds,
    locale,
    market = locales[locale].market,
    limit = defaultLimit,
  }: InputTo<'insight', 'recommendWith'>,
): Promise<ResultOf<'insight', 'recommendWith'>> {
  const ids = productIds.split(',');
  return toRecommendations(await tools.db.rows(findWith[market](locale, limit, ids)), market);
}
