import { refuse } from '#contracts/refusals.ts';
import { money, multiply, type Currency, type Money } from '#contracts/money.ts';
import { refuseExcess } from './refuse-excess.ts';
import type { PlannedLine, RefundPlan, RefundWish, RefundableLine, RefundableOrder } from './refund.ts';
import { valueHeldLine } from './value-held-line.ts';
import { valueLine, type AskedLine, type LineValue, type RefusedLine } from './value-line.ts';

/**
 * Works out what a refund gives back. A quantity of a line is worth its share of what is left of the line, whole units
 * by largest remainder, so that the last unit takes the rest; a sum that staff name may be anything within that rest.
 * Tax goes with the amount: what is contained in all that was given back, less what was before. So any sequence of
 * refunds of all units gives back what was paid exactly. Goods of a return were all sent, so that none of it is withdrawn;
 * where goodwill has used up the order, it gives back what is left. Where money is taken as goods are sent, no more goes
 * back than was taken; what is not sent is waived, delivery too where nothing was sent that took it.
 */
export function planRefund(
  order: RefundableOrder,
  wish: RefundWish,
  { isReturn = false }: { isReturn?: boolean } = {},
): RefundPlan | RefusedLine {
  const known = new Map(order.lines.map((line) => [line.lineId, line]));
  const left = leftOf(order);
  const sum = (of: (line: PlannedLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const lines: PlannedLine[] = [];
  for (const [index, { lineId, ...asked }] of wish.lines.entries()) {
    const path = `/lines/${index}`;
    const line = known.get(lineId);
    if (!line || lines.some((planned) => planned.lineId === lineId)) {
      return refuse('value-invalid', 'Each line is one of this order, named once.', {
        path: `${path}/lineId`,
      });
    }
    const mostMinor = isReturn ? left - sum((each) => each.amountMinor - each.waivedMinor) : Infinity;
    const value = order.hold === null ? valueLine : valueHeldLine;
    const valued = value(line, asked, { path, isReturn, mostMinor });
    if ('refusal' in valued) return valued;
    lines.push(planLine(line, asked, valued, order.currency));
  }
  const { shippingMinor: askedMinor = 0, goodwillMinor = 0 } = wish;
  const unsentMinor = unsentDelivery(order, lines);
  const shippingLeft =
    order.hold !== null && !order.isDeliveryCharged ? 0 : order.shippingMinor - order.shippingRefundedMinor;
  if (askedMinor > shippingLeft) return refuseExcess(shippingLeft, '/shippingMinor');
  const shippingMinor = askedMinor + unsentMinor;
  const shippingTaxMinor = taxBetween(
    money(order.shippingTaxMinor, order.currency),
    order.shippingMinor,
    order.shippingRefundedMinor,
    shippingMinor,
  );
  const waivedMinor = sum((line) => line.waivedMinor) + unsentMinor;
  const amountMinor = sum((line) => line.amountMinor) + shippingMinor + goodwillMinor;
  if (amountMinor - waivedMinor > left) return refuseExcess(left, '/lines');
  if (amountMinor === 0 && lines.every(({ quantity }) => quantity === 0)) {
    return refuse('value-invalid', 'There is nothing to give back.', { path: '/lines' });
  }
  const taxMinor = sum((line) => line.taxMinor) + shippingTaxMinor;
  return { lines, shippingMinor, shippingTaxMinor, goodwillMinor, amountMinor, taxMinor, waivedMinor };
}

/** What was taken of an order and not given back. */
function leftOf({ hold, totalMinor, chargedMinor, waivedMinor, refundedMinor }: RefundableOrder): number {
  return (hold === null ? totalMinor : chargedMinor + waivedMinor) - refundedMinor;
}

/** Delivery that no parcel has taken the money of, where nothing is left to be sent: it is waived with the rest. */
function unsentDelivery(order: RefundableOrder, planned: readonly PlannedLine[]): number {
  if (order.hold === null || order.isDeliveryCharged) return 0;
  const withdrawn = new Map(planned.map((line) => [line.lineId, line.withdrawn]));
  const isOver = order.lines.every(
    ({ lineId, quantity, shippedQuantity, withdrawnQuantity }) =>
      shippedQuantity + withdrawnQuantity + (withdrawn.get(lineId) ?? 0) === quantity,
  );
  return isOver ? order.shippingMinor - order.shippingRefundedMinor : 0;
}

function planLine(
  line: RefundableLine,
  { quantity, goods }: AskedLine,
  value: LineValue,
  currency: Currency,
): PlannedLine {
  const { lineId, variantId } = line;
  const { amountMinor } = value;
  return {
    lineId,
    variantId,
    quantity,
    ...value,
    taxMinor: taxBetween(money(line.taxMinor, currency), line.grossMinor, line.refundedMinor, amountMinor),
    goods: variantId === null ? 'keep' : goods,
  };
}

/** The tax in `amount` more of a sum of which `before` was given back: the differences add up to all of it. */
function taxBetween(tax: Money, grossMinor: number, before: number, amount: number): number {
  if (grossMinor === 0) return 0;
  const until = (given: number) => multiply(tax, given, grossMinor).amountMinor;
  return until(before + amount) - until(before);
}
