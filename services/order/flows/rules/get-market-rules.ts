import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listRuleVersions } from '../../store/rule-changes.ts';
import { findMarketRules } from '../../store/rules/market-rules.ts';

/** How a market sends and taxes, and who wrote that. */
export async function getMarketRules(
  tools: Tools<'order'>,
  { market }: InputTo<'order', 'getMarketRules'>,
): Promise<ResultOf<'order', 'getMarketRules'>> {
  const [[known], [last]] = await tools.db.together([
    findMarketRules(market),
    listRuleVersions(`market:${market}`, 'rules-written', 1),
  ]);
  if (!known || !last) throw new Error(`there are no rules for market ${market}`);
  return { market, ...known, changedBy: last.who, changedAt: last.at };
}
