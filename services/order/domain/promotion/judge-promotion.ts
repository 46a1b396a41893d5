import { judgeTime } from './judge-time.ts';
import { matchGoods } from './match-goods.ts';
import type { Basket, Promotion, Reason } from './promotion.ts';

/** Why a promotion does not hold for a basket, or null when it does. Its minimum counts before any discount. */
export function judgePromotion(promotion: Promotion, basket: Basket): Reason | null {
  const { goods, quantityLeast, amountLeastMinor, customerGroups } = promotion.conditions;
  const wrongTime = judgeTime(promotion, basket.wallTime);
  if (wrongTime) return wrongTime;
  if (customerGroups !== null) {
    if (!basket.isSignedIn) return 'sign-in';
    if (!customerGroups.some((group) => basket.customerGroups.includes(group))) return 'customer-group';
  }
  const matching = basket.lines.filter((line) => matchGoods(goods, line));
  if (matching.length === 0) return 'wrong-goods';
  const quantity = matching.reduce((sum, line) => sum + line.quantity, 0);
  if (quantityLeast !== null && quantity < quantityLeast) return 'quantity';
  const amountMinor = matching.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0);
  return amountLeastMinor !== null && amountMinor < amountLeastMinor ? 'minimum' : null;
}
