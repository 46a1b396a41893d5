import type { Market } from '#contracts/markets.ts';
import type { PromotionDraft } from './say-promotion.ts';

/** What an empty form begins with: 10 % off everything, at any time, beside any other promotion. */
export function newPromotion(promotionId: string, market: Market): PromotionDraft {
  return {
    promotionId,
    market,
    title: { en: '', zh: '' },
    isActive: true,
    needsCoupon: false,
    priority: 0,
    isExclusive: false,
    stacksWith: null,
    beginsAt: null,
    endsAt: null,
    conditions: {
      goods: null,
      quantityLeast: null,
      amountLeastMinor: null,
      customerGroups: null,
      weekdays: null,
      hours: null,
    },
    action: newAction('percent'),
  };
}

/** What a kind of promotion begins with. */
export function newAction(type: PromotionDraft['action']['type']): PromotionDraft['action'] {
  if (type === 'percent') return { type, basisPoints: 1000, goods: null };
  if (type === 'fixed') return { type, amountMinor: 500, goods: null };
  if (type === 'free-shipping') return { type, methods: null, amountMostMinor: null };
  if (type === 'gift') return { type, variantId: '', quantity: 1 };
  return {
    type,
    buyQuantity: 2,
    getQuantity: 1,
    basisPoints: 10_000,
    buy: null,
    get: null,
    timesMost: null,
  };
}
