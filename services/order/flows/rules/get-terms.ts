import { locales } from '#contracts/markets.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { sellerOf } from '../../domain/document/seller-of.ts';
import { viewDelivery } from '../../domain/rules/view-delivery.ts';
import { findMarketRules } from '../../store/rules/market-rules.ts';

/** On what terms a market sells, from its rules and settings as they are now. */
export async function getTerms(
  tools: Tools<'order'>,
  { locale, market = locales[locale].market }: InputTo<'order', 'getTerms'>,
): Promise<ResultOf<'order', 'getTerms'>> {
  const known = await tools.db.row(findMarketRules(market));
  if (!known) throw new Error(`there are no rules for market ${market}`);
  const { name, address } = sellerOf(tools.setting, market);
  const mailFrom = tools.setting('user.mailFrom');
  return {
    shopUrl: tools.setting('gateway.publicUrl').replace(/\/+$/, ''),
    seller: { name, address, email: /<([^<>]+)>/.exec(mailFrom)?.[1] ?? mailFrom },
    returnDays: tools.setting('order.returnDays'),
    delivery: viewDelivery(known.rules, market, locales[locale].language),
  };
}
