import type { Quote } from '../cart.ts';
import { judgePromotion } from './judge-promotion.ts';
import { mayStack } from './may-stack.ts';
import type { Applied, Basket, Candidate, Reason } from './promotion.ts';
import { takeOffLines } from './take-off-lines.ts';
import { takeOffShipping } from './take-off-shipping.ts';

/** What promotions look at besides the basket: the goods they may give, and what sending costs at a value of the goods. */
export type Surroundings = {
  quotes: readonly Quote[];
  /** The ways of sending that count: the chosen one, or all while none is chosen. Amounts in minor units. */
  waysToSend: (goodsMinor: number) => readonly { method: string; priceMinor: number }[];
};

export type Outcome = {
  applied: Applied[];
  /** Why each of the others was not taken, by promotionId. */
  refused: ReadonlyMap<string, Reason>;
};

/**
 * Takes promotions in the order of their priority (then of their ids): each that holds, that may stand beside those
 * already taken, and that gives the buyer something. Each counts on what the ones before it have left.
 */
export function applyPromotions(
  basket: Basket,
  candidates: readonly Candidate[],
  surroundings: Surroundings,
): Outcome {
  const refused = new Map<string, Reason>();
  let applied: Applied[] = [];
  let leftMinor = basket.lines.map(({ unitMinor, quantity }) => unitMinor * quantity);
  for (const candidate of candidates.toSorted(byPriority)) {
    const { promotion } = candidate;
    const reason =
      judgePromotion(promotion, basket) ??
      (applied.every((other) => mayStack(other.promotion, promotion)) ? null : 'not-combinable');
    const effect = reason === null ? takeEffect(candidate, basket, leftMinor, applied, surroundings) : null;
    if (effect === null) {
      refused.set(promotion.promotionId, reason ?? 'nothing-to-discount');
      continue;
    }
    applied = [...applied, effect];
    leftMinor = leftMinor.map((left, index) => left - (effect.lineMinor[index] ?? 0));
  }
  return { applied, refused };
}

function byPriority({ promotion: one }: Candidate, { promotion: other }: Candidate): number {
  return other.priority - one.priority || (one.promotionId < other.promotionId ? -1 : 1);
}

/** What a promotion does for the buyer, or null when that is nothing. */
function takeEffect(
  candidate: Candidate,
  basket: Basket,
  leftMinor: readonly number[],
  applied: readonly Applied[],
  { quotes, waysToSend }: Surroundings,
): Applied | null {
  const { action } = candidate.promotion;
  const none = { ...candidate, lineMinor: basket.lines.map(() => 0), gift: null };
  if (action.type === 'gift') {
    const { variantId, quantity } = action;
    const quote = quotes.find((each) => each.variantId === variantId);
    const isThere = quote && quote.free >= quantity + countTaken(variantId, basket, applied);
    return isThere ? { ...none, gift: { quote, quantity } } : null;
  }
  if (action.type === 'free-shipping') {
    const goodsMinor = leftMinor.reduce((sum, left) => sum + left, 0);
    const isCheaper = waysToSend(goodsMinor).some(
      (way) => (takeOffShipping([...applied, none], way).at(-1) ?? 0) > 0,
    );
    return isCheaper ? none : null;
  }
  const lineMinor = takeOffLines(action, basket, leftMinor);
  return lineMinor.some((amountMinor) => amountMinor > 0) ? { ...none, lineMinor } : null;
}

/** How many of a variant the basket and earlier gifts take from the stock. */
function countTaken(variantId: string, { lines }: Basket, applied: readonly Applied[]): number {
  const bought = lines.filter((line) => line.variantId === variantId);
  const given = applied.flatMap(({ gift }) => (gift?.quote.variantId === variantId ? [gift] : []));
  return [...bought, ...given].reduce((sum, { quantity }) => sum + quantity, 0);
}
