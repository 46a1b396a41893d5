import { locales } from '#contracts/markets.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { toRecommendations } from '../../domain/recommendations/to-recommendations.ts';
import { recommendFor } from '../../store/recommendations/recommend.ts';

const defaultLimit = 8;
const nobody = '00000000-0000-0000-0000-000000000000';

/** What goes with what the customer who asks has bought; what sells, for who has bought nothing yet. */
export async function recommendForMe(
  tools: Tools<'insight'>,
  { locale, market = locales[locale].market, limit = defaultLimit }: InputTo<'insight', 'recommendForMe'>,
): Promise<ResultOf<'insight', 'recommendForMe'>> {
  const { subject } = tools.context;
  const customerId = subject.kind === 'customer' ? subject.customerId : nobody;
  return toRecommendations(await tools.db.rows(recommendFor[market](locale, limit, customerId)), market);
}
