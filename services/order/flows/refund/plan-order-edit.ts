import type { Tools } from '#runtime/tools.ts';
import type { EditRules, EditWish, EditableOrder } from '../../domain/edit/edit.ts';
import { planEdit } from '../../domain/edit/plan-edit.ts';
import { marketOf } from '../../domain/market-of.ts';
import { findTaxOnDays } from '../../store/draft/tax-on-days.ts';
import { findMarketRules } from '../../store/rules/market-rules.ts';

const unused: EditRules = { tax: { taxZones: {}, taxRates: [] }, zones: [] };

/** Works out a change with the rules that an address must agree with; they are read only where there is one. */
export async function planOrderEdit(
  tools: Tools<'order'>,
  order: EditableOrder,
  wish: EditWish,
): Promise<ReturnType<typeof planEdit>> {
  if (!wish.shippingAddress) return planEdit(order, wish, unused);
  const market = marketOf(order.currency);
  const [[tax], [known]] = await tools.db.together([
    findTaxOnDays(market, [order.placedAt]),
    findMarketRules(market),
  ]);
  if (!tax || !known) throw new Error(`there are no rules of the market ${market}`);
  return planEdit(order, wish, { tax, zones: known.rules.zones });
}
