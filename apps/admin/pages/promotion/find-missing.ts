import type { PromotionDraft } from './say-promotion.ts';

/** The fields (JSON Pointers) that a promotion cannot do without and that are empty. */
export function findMissing({ title, conditions, action }: PromotionDraft): ReadonlySet<string> {
  const goods = [
    ['/conditions/goods', conditions.goods],
    ...(action.type === 'percent' || action.type === 'fixed'
      ? ([['/action/goods', action.goods]] as const)
      : []),
    ...(action.type === 'buy-get'
      ? ([
          ['/action/buy', action.buy],
          ['/action/get', action.get],
        ] as const)
      : []),
  ] as const;
  const checks: [path: string, isMissing: boolean][] = [
    ['/title/en', title.en.trim() === ''],
    ['/title/zh', title.zh.trim() === ''],
    ...goods.map(([path, named]): [string, boolean] => [
      path,
      named !== null && named.variantIds.length + named.categorySlugs.length === 0,
    ]),
    ['/action/basisPoints', 'basisPoints' in action && !(action.basisPoints >= 1)],
    ['/action/amountMinor', action.type === 'fixed' && !(action.amountMinor >= 1)],
    ['/action/buyQuantity', action.type === 'buy-get' && !(action.buyQuantity >= 1)],
    ['/action/getQuantity', action.type === 'buy-get' && !(action.getQuantity >= 1)],
    ['/action/variantId', action.type === 'gift' && action.variantId === ''],
    ['/action/quantity', action.type === 'gift' && !(action.quantity >= 1)],
    ['/conditions/hours/from', conditions.hours?.from === ''],
    ['/conditions/hours/until', conditions.hours?.until === ''],
  ];
  return new Set(checks.filter(([, isMissing]) => isMissing).map(([path]) => path));
}
