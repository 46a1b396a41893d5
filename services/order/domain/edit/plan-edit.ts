import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { RefundableLine } from '../refund/refund.ts';
import { planRefund } from '../refund/plan-refund.ts';
import type { EditPlan, EditRules, EditWish, EditableOrder } from './edit.ts';
import { planAddress } from './plan-address.ts';

type Refused = Refusal<
  'order-state' | 'quantity-limit' | 'amount-exceeds' | 'value-invalid' | 'shipping-unavailable'
>;

/**
 * Works out a change of a paid order whose goods wait to be sent. What is taken out is worth what it cost, with the
 * promotions as they were when the order was placed; delivery stays as it was.
 */
export function planEdit(order: EditableOrder, wish: EditWish, rules: EditRules): EditPlan | Refused {
  if (order.state !== 'paid' || order.fulfilment !== 'none' || order.stock !== 'committed') {
    return refuse('order-state', 'Only an order that is paid and of which nothing was sent can be changed.');
  }
  const lines = planLines(order.lines, wish.lines ?? []);
  if ('refusal' in lines) return lines;
  const shippingAddress = wish.shippingAddress ? planAddress(order, wish.shippingAddress, rules) : null;
  if (shippingAddress && 'refusal' in shippingAddress) return shippingAddress;
  if (lines.length === 0 && !shippingAddress) {
    return refuse('value-invalid', 'Nothing would change.', { path: '/lines' });
  }
  const keptBeforeMinor = order.totalMinor - order.refundedMinor;
  if (lines.length === 0)
    return { lines, shippingAddress, refund: null, keptBeforeMinor, keptAfterMinor: keptBeforeMinor };
  const back = lines.map(({ lineId, from, to }) => ({
    lineId,
    quantity: from - to,
    goods: 'restock' as const,
  }));
  const refund = planRefund(order, { orderId: order.orderId, reference: '', reason: '', lines: back });
  if ('refusal' in refund) return refund;
  const keptAfterMinor = keptBeforeMinor - refund.amountMinor;
  return { lines, shippingAddress, refund, keptBeforeMinor, keptAfterMinor };
}

function planLines(
  known: readonly RefundableLine[],
  wished: NonNullable<EditWish['lines']>,
): EditPlan['lines'] | Refusal<'value-invalid' | 'quantity-limit'> {
  const lines: EditPlan['lines'] = [];
  for (const [index, { lineId, quantity: to }] of wished.entries()) {
    const line = known.find((each) => each.lineId === lineId);
    if (!line || wished.findIndex((each) => each.lineId === lineId) !== index) {
      return refuse('value-invalid', 'Each line is one of this order, named once.', {
        path: `/lines/${index}/lineId`,
      });
    }
    const from = keptOf(line);
    if (to > from) {
      return refuse('quantity-limit', `The order holds ${from} of this line; it can be given fewer only.`, {
        path: `/lines/${index}/quantity`,
        data: { held: from },
      });
    }
    if (to < from) lines.push({ lineId, from, to });
  }
  const out = lines.reduce((sum, { from, to }) => sum + from - to, 0);
  if (out > 0 && out === known.reduce((sum, line) => sum + keptOf(line), 0)) {
    return refuse('value-invalid', 'Nothing would be left of the order; cancel it instead.', {
      path: '/lines',
    });
  }
  return lines;
}

/** How many of a line the order holds: goods that were taken out have gone back; fees go with their money. */
function keptOf({ variantId, quantity, withdrawnQuantity, refundedQuantity }: RefundableLine): number {
  return quantity - (variantId === null ? refundedQuantity : withdrawnQuantity);
}
