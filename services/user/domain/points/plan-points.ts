import type { Currency } from '#contracts/money.ts';
import { pointsRules } from './points-rules.ts';

/** What is known of an order; goods and customer when it was heard to be paid, refunds and cancelling whenever they come. */
export type KnownOrder = {
  accountId: string | null;
  goodsMinor: number | null;
  currency: Currency | null;
  isCancelled: boolean;
  refundedMinor: number;
  earned: number | null;
  takenBack: number;
};

/** What is still to be done, and where the order stands after it. */
export type PointsPlan = { earn: number; takeBack: number; earned: number; takenBack: number };

/**
 * Points are earned once, for whole goods: ⌊goods / earnMinor⌋. What is given back takes the difference to ⌊goods kept / earnMinor⌋
 * back, so that any split of a refund ends alike. Undefined when nothing is to be done (yet).
 */
export function planPoints(order: KnownOrder): PointsPlan | undefined {
  const { accountId, goodsMinor, currency } = order;
  if (accountId === null || goodsMinor === null || currency === null) return undefined;
  const { earnMinor } = pointsRules[currency];
  const earned = Math.floor(goodsMinor / earnMinor);
  const keptMinor = order.isCancelled ? 0 : Math.max(0, goodsMinor - order.refundedMinor);
  const takenBack = earned - Math.floor(keptMinor / earnMinor);
  const plan = {
    earn: earned - (order.earned ?? 0),
    takeBack: takenBack - order.takenBack,
    earned,
    takenBack,
  };
  const isSettled = order.earned !== null && plan.takeBack === 0;
  return isSettled ? undefined : plan;
}
