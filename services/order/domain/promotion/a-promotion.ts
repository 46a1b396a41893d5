import type { Basket, BasketLine, Promotion } from './promotion.ts';

/** For tests: 10 % off everything in the British market, at any time, with any other promotion. */
export function aPromotion(
  more: Partial<Omit<Promotion, 'conditions'>> & { conditions?: Partial<Promotion['conditions']> } = {},
): Promotion {
  return {
    promotionId: '0198a000-0000-7000-8000-00000000000a',
    market: 'gb',
    title: { en: 'Ten off', zh: '九折' },
    isActive: true,
    needsCoupon: false,
    priority: 0,
    isExclusive: false,
    stacksWith: null,
    beginsAt: null,
    endsAt: null,
    action: { type: 'percent', basisPoints: 1000, goods: null },
    version: 1,
    ...more,
    conditions: {
      goods: null,
      quantityLeast: null,
      amountLeastMinor: null,
      customerGroups: null,
      weekdays: null,
      hours: null,
      ...more.conditions,
    },
  };
}

/** For tests: a visitor's basket on a Friday morning; lines are unit price, quantity and categories. */
export function aBasket(
  lines: readonly [unitMinor: number, quantity: number, ...categorySlugs: string[]][],
  more: Partial<Basket> = {},
): Basket {
  return {
    currency: 'GBP',
    isSignedIn: false,
    customerGroups: [],
    wallTime: '2026-11-27T09:00',
    ...more,
    lines: lines.map(([unitMinor, quantity, ...categorySlugs], index): BasketLine => {
      return { variantId: `variant-${index}`, unitMinor, quantity, categorySlugs };
    }),
  };
}
