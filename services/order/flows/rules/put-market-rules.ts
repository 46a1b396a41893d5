import { isDeepStrictEqual } from 'node:util';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { checkMarketRules } from '../../domain/rules/check-market-rules.ts';
import { whoIs } from '../../domain/who-is.ts';
import { writeRuleChange } from '../../store/rule-changes.ts';
import {
  deleteTaxZones,
  findMarketRules,
  insertTaxZones,
  writeShippingRules,
} from '../../store/rules/market-rules.ts';

type Answer = AnswerOf<'order', 'putMarketRules'>;

/** Writes the rules of a market if nobody has changed them since they were seen; a repeat changes nothing. Carts have them at once. */
export async function putMarketRules(
  tools: Tools<'order'>,
  { market, version, rules }: InputTo<'order', 'putMarketRules'>,
): Promise<Answer | Refusal<'value-invalid' | 'version-conflict'>> {
  const refusal = checkMarketRules(rules);
  if (refusal) return refusal;
  const known = await tools.db.row(findMarketRules(market));
  const taxZones = rules.taxZones.toSorted((one, other) => (one.country < other.country ? -1 : 1));
  const written = { ...rules, taxZones };
  if (known && isDeepStrictEqual(known.rules, written)) return { market, ...known };
  const content = JSON.stringify(written);
  const flown = await tools.db.tryFlight([
    writeShippingRules(market, version, content),
    deleteTaxZones(market),
    insertTaxZones(market, content),
    writeRuleChange(whoIs(tools.context.subject), 'rules-written', `market:${market}`, version + 1, content),
  ]);
  if (!flown.isRefused) return { market, version: version + 1, rules: written };
  if (flown.refusedBy === 'rules-moved') {
    return refuse('version-conflict', 'The rules were changed meanwhile; look at them again.');
  }
  if (flown.refusedBy !== 'tax_zones_jurisdiction_fkey') {
    throw new Error(`the rules were refused by ${flown.refusedBy}`);
  }
  return refuse('value-invalid', 'There are no tax rates of one of these jurisdictions.', {
    path: '/rules/taxZones',
  });
}
