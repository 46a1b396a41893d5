import type { InvoicePlan } from './invoice-plan.ts';

/** What plans make the shop hold; sums are minor units, credits negative. */
export type PlanTally = {
  orders: number;
  goodsLines: number;
  units: number;
  goodsMinor: number;
  /** Fees charged on orders. */
  feesMinor: number;
  /** Credits without a sale, and fees that stand on no order. */
  adjustments: Record<'adjustment' | 'fee', { count: number; amountMinor: number }>;
  /** What is given back on orders (positive), and what cancellations name beyond that. */
  refunds: { lines: number; units: number; amountMinor: number };
  beyondPrice: { count: number; amountMinor: number };
  received: Moved;
  found: Moved;
  writtenOff: Moved;
};

type Moved = { movements: number; units: number };

export const emptyPlanTally = (): PlanTally => ({
  orders: 0,
  goodsLines: 0,
  units: 0,
  goodsMinor: 0,
  feesMinor: 0,
  adjustments: { adjustment: { count: 0, amountMinor: 0 }, fee: { count: 0, amountMinor: 0 } },
  refunds: { lines: 0, units: 0, amountMinor: 0 },
  beyondPrice: { count: 0, amountMinor: 0 },
  received: { movements: 0, units: 0 },
  found: { movements: 0, units: 0 },
  writtenOff: { movements: 0, units: 0 },
});

/** Counts a plan. */
export const tallyPlan = (tally: PlanTally, plan: InvoicePlan): void => {
  const { order, receipts, writeOffs, adjustments, refunds, beyondPrice } = plan;
  if (order) tally.orders += 1;
  for (const line of order?.lines ?? []) {
    if ('fee' in line) tally.feesMinor += line.amountMinor;
    else {
      tally.goodsLines += 1;
      tally.units += line.quantity;
      tally.goodsMinor += line.quantity * (line.price?.unitPriceMinor ?? 0);
    }
  }
  for (const { quantity, reason } of receipts)
    move(reason === 'received' ? tally.received : tally.found, quantity);
  for (const { quantity } of writeOffs) move(tally.writtenOff, quantity);
  for (const { account, amount } of adjustments) {
    tally.adjustments[account].count += 1;
    tally.adjustments[account].amountMinor += amount.amountMinor;
  }
  for (const { parts } of refunds) {
    tally.refunds.lines += 1;
    for (const { quantity, amountMinor } of parts) {
      tally.refunds.units += quantity;
      tally.refunds.amountMinor += amountMinor;
    }
  }
  for (const { amount } of beyondPrice) {
    tally.beyondPrice.count += 1;
    tally.beyondPrice.amountMinor += amount.amountMinor;
  }
};

const move = (moved: Moved, quantity: number): void => {
  moved.movements += 1;
  moved.units += quantity;
};
