import { allocate, money, multiply } from '#contracts/money.ts';
import { choosePairs } from './choose-pairs.ts';
import { matchGoods } from './match-goods.ts';
import type { Basket, Promotion } from './promotion.ts';

/**
 * What a promotion takes off each line, in minor units, of what earlier ones have left of it. A percentage is rounded
 * half-up once over all its goods; sums go to their lines by largest remainder.
 */
export function takeOffLines(
  action: Promotion['action'],
  { lines, currency }: Pick<Basket, 'lines' | 'currency'>,
  leftMinor: readonly number[],
): number[] {
  const none = lines.map(() => 0);
  if (action.type === 'buy-get') {
    const chosen = choosePairs(action, lines);
    return lines.map(({ quantity }, index) => {
      const left = money(leftMinor[index] ?? 0, currency);
      return multiply(left, (chosen[index] ?? 0) * action.basisPoints, quantity * 10_000).amountMinor;
    });
  }
  if (action.type !== 'percent' && action.type !== 'fixed') return none;
  const weights = lines.map((line, index) => (matchGoods(action.goods, line) ? (leftMinor[index] ?? 0) : 0));
  const base = money(
    weights.reduce((sum, weight) => sum + weight, 0),
    currency,
  );
  if (base.amountMinor === 0) return none;
  const sum =
    action.type === 'percent'
      ? multiply(base, action.basisPoints, 10_000)
      : money(Math.min(action.amountMinor, base.amountMinor), currency);
  return allocate(sum, weights).map(({ amountMinor }) => amountMinor);
}
