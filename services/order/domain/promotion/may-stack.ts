import type { Promotion } from './promotion.ts';

/** Whether two promotions may be taken together: neither is exclusive, and each allows the other. */
export function mayStack(one: Promotion, other: Promotion): boolean {
  if (one.isExclusive || other.isExclusive) return false;
  const allows = ({ stacksWith }: Promotion, { promotionId }: Promotion) =>
    stacksWith === null || stacksWith.includes(promotionId);
  return allows(one, other) && allows(other, one);
}
