import type { GoodsValue } from '#contracts/order/promotion.ts';
import type { BasketLine } from './promotion.ts';

/** Whether a line is among the goods that a rule names, by its variant or by a category it is in; null names all. */
export function matchGoods(goods: GoodsValue, { variantId, categorySlugs }: BasketLine): boolean {
  if (goods === null) return true;
  return (
    goods.variantIds.includes(variantId) || goods.categorySlugs.some((slug) => categorySlugs.includes(slug))
  );
}
