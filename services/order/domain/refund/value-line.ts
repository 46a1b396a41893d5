import { refuse, type Refusal } from '#contracts/refusals.ts';
import { shareOf } from '../share-of.ts';
import { refuseExcess } from './refuse-excess.ts';
import type { PlannedLine, RefundableLine, RefundWish } from './refund.ts';

export type AskedLine = Pick<RefundWish['lines'][number], 'quantity' | 'amountMinor' | 'goods'>;
/** `mostMinor`: what is left of the order. */
export type LineLimits = { path: string; isReturn: boolean; mostMinor: number };
export type LineValue = Pick<PlannedLine, 'amountMinor' | 'waivedMinor' | 'withdrawn'>;
export type RefusedLine = Refusal<'amount-exceeds' | 'quantity-limit' | 'value-invalid'>;

/** What a line of an order that was paid at once gives back: its share of what is left of the line. */
export function valueLine(
  line: RefundableLine,
  { quantity, amountMinor, goods }: AskedLine,
  { path, isReturn, mostMinor }: LineLimits,
): LineValue | RefusedLine {
  const units = line.quantity - line.refundedQuantity;
  // What arrived with a return was judged then: that exchanged units were refunded since is no reason to keep its money.
  const gone = goods === 'keep' || isReturn ? 0 : line.exchangedQuantity;
  const left = units - line.settlingQuantity - gone;
  if (quantity > left) return refuseQuantity(left, path);
  const leftMinor = line.grossMinor - line.refundedMinor;
  const amount = amountMinor ?? Math.min(mostMinor, shareOf(leftMinor, quantity, units));
  if (amount > leftMinor) return refuseExcess(leftMinor, `${path}/amountMinor`);
  const onShelf = line.quantity - line.shippedQuantity - line.withdrawnQuantity;
  const isBack = goods !== 'keep' && line.variantId !== null && !isReturn;
  return { amountMinor: amount, waivedMinor: 0, withdrawn: isBack ? Math.min(quantity, onShelf) : 0 };
}

export function refuseQuantity(left: number, path: string): Refusal<'quantity-limit'> {
  return refuse('quantity-limit', `No more than ${left} of this line can be given back.`, {
    path: `${path}/quantity`,
    data: { left },
  });
}
