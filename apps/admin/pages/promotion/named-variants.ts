import type { PromotionDraft } from './say-promotion.ts';

/** The variants that a promotion names. */
export function namedVariants({ conditions, action }: PromotionDraft): string[] {
  const goods = [
    conditions.goods,
    ...(action.type === 'percent' || action.type === 'fixed' ? [action.goods] : []),
    ...(action.type === 'buy-get' ? [action.buy, action.get] : []),
  ];
  const gift = action.type === 'gift' && action.variantId !== '' ? [action.variantId] : [];
  return [...goods.flatMap((each) => each?.variantIds ?? []), ...gift];
}
