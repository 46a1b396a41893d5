import { matchGoods } from './match-goods.ts';
import type { BasketLine, Promotion } from './promotion.ts';

type BuyGet = Extract<Promotion['action'], { type: 'buy-get' }>;

/**
 * How many units of each line cost less under "buy X, get Y": as many times as the basket has both, each unit counted
 * once, the cheapest of Y first. A unit that is both X and Y is only taken as Y while enough X are left beside it.
 */
export function choosePairs(action: BuyGet, lines: readonly BasketLine[]): number[] {
  const kinds = lines.map((line) => ({
    isBuy: matchGoods(action.buy, line),
    isGet: matchGoods(action.get ?? action.buy, line),
  }));
  const count = (isBuy: boolean, isGet: boolean) =>
    lines.reduce((sum, { quantity }, index) => {
      const kind = kinds[index];
      return kind?.isBuy === isBuy && kind.isGet === isGet ? sum + quantity : sum;
    }, 0);
  const [buyOnly, getOnly, both] = [count(true, false), count(false, true), count(true, true)];
  const times = Math.min(
    Math.floor((buyOnly + both) / action.buyQuantity),
    Math.floor((getOnly + both) / action.getQuantity),
    Math.floor((buyOnly + getOnly + both) / (action.buyQuantity + action.getQuantity)),
    action.timesMost ?? Infinity,
  );
  let wanted = times * action.getQuantity;
  let bothLeft = Math.min(both, buyOnly + both - times * action.buyQuantity);
  const chosen = lines.map(() => 0);
  const cheapestFirst = lines
    .map((line, index) => ({ ...line, index }))
    .toSorted((a, b) => a.unitMinor - b.unitMinor || a.index - b.index);
  for (const { index, quantity } of cheapestFirst) {
    const kind = kinds[index];
    if (!kind?.isGet) continue;
    const taken = Math.min(quantity, wanted, kind.isBuy ? bothLeft : wanted);
    chosen[index] = taken;
    wanted -= taken;
    if (kind.isBuy) bothLeft -= taken;
  }
  return chosen;
}
