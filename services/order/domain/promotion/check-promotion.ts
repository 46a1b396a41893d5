import type { GoodsValue } from '#contracts/order/promotion.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { checkPeriod } from './check-period.ts';
import type { Promotion } from './promotion.ts';

/** Why a promotion could never hold, or would not be understood; undefined when it may be written. */
export function checkPromotion(promotion: Omit<Promotion, 'version'>): Refusal<'value-invalid'> | undefined {
  const { title, conditions, action } = promotion;
  const blank = (['en', 'zh'] as const).find((language) => title[language].trim() === '');
  if (blank) return refuse('value-invalid', 'Buyers must be told a name.', { path: `/title/${blank}` });
  const { hours } = conditions;
  if (hours && hours.from === hours.until) {
    return refuse('value-invalid', 'These hours hold at no time.', { path: '/conditions/hours/until' });
  }
  const goods: [path: string, goods: GoodsValue][] = [['/conditions/goods', conditions.goods]];
  if (action.type === 'percent' || action.type === 'fixed') goods.push(['/action/goods', action.goods]);
  if (action.type === 'buy-get') goods.push(['/action/buy', action.buy], ['/action/get', action.get]);
  const empty = goods.find(
    ([, named]) => named && named.variantIds.length + named.categorySlugs.length === 0,
  );
  if (empty) {
    return refuse('value-invalid', 'Name variants or categories, or null for all goods.', { path: empty[0] });
  }
  return checkPeriod(promotion);
}
