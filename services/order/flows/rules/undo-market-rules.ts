import { isRefusal } from '#contracts/refusals.ts';
import type { MarketRulesValue } from '#contracts/order/rules.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findEarlier } from './find-earlier.ts';
import { putMarketRules } from './put-market-rules.ts';

/** Writes what held before the version that was seen, as a version of its own. */
export async function undoMarketRules(
  tools: Tools<'order'>,
  { market, version }: InputTo<'order', 'undoMarketRules'>,
): Promise<ResultOf<'order', 'undoMarketRules'>> {
  const earlier = await findEarlier<MarketRulesValue>(tools, `market:${market}`, version);
  return isRefusal(earlier) ? earlier : putMarketRules(tools, { market, version, rules: earlier });
}
