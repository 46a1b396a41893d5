import { refuse, type Refusal } from '#contracts/refusals.ts';
import { openOf } from '../hold/plan-charge.ts';
import type { PlannedParcel, ShipmentWish, ShippableOrder } from './shipment.ts';

/**
 * What goes into a parcel: the lines asked for, or all that is left of the goods; never more of a line than was neither
 * sent, nor is going into another, nor taken out of the order.
 */
export function planShipment(
  order: ShippableOrder,
  { lines: wished }: Pick<ShipmentWish, 'lines'>,
): PlannedParcel | Refusal<'order-state' | 'quantity-limit' | 'value-invalid'> {
  const isPayable = ['paid', 'authorised', 'on-delivery'].includes(order.state);
  if (!isPayable || order.stock !== 'committed') {
    return refuse('order-state', 'Only an order that is paid and whose goods are set aside can be sent.');
  }
  if (order.pointsState === 'asked') {
    return refuse(
      'order-state',
      'The points that pay for the order are being redeemed; try again in a moment.',
    );
  }
  const left = order.lines.flatMap(({ lineId, variantId, ...line }) => {
    const open = openOf(line);
    return variantId === null || open === 0 ? [] : [{ lineId, variantId, quantity: open }];
  });
  if (left.length === 0) return refuse('order-state', 'Nothing of the order is left to be sent.');
  const known = new Map(order.lines.map((line) => [line.lineId, line]));
  const lines: PlannedParcel['lines'] = [];
  for (const [index, { lineId, quantity }] of (wished ?? left).entries()) {
    const path = `/lines/${index}`;
    if (!known.get(lineId)?.variantId || lines.some((line) => line.lineId === lineId)) {
      return refuse('value-invalid', 'Each line is one of goods of this order, named once.', {
        path: `${path}/lineId`,
      });
    }
    const open = left.find((line) => line.lineId === lineId);
    if (!open || quantity > open.quantity) {
      const most = open?.quantity ?? 0;
      return refuse('quantity-limit', `No more than ${most} of this line are left to be sent.`, {
        path: `${path}/quantity`,
        data: { left: most },
      });
    }
    lines.push({ ...open, quantity });
  }
  const sum = (parts: readonly { quantity: number }[]) =>
    parts.reduce((total, { quantity }) => total + quantity, 0);
  const isComplete = sum(lines) === sum(left);
  if (order.state === 'on-delivery' && !isComplete) {
    return refuse('order-state', 'An order that is paid at the door goes in one parcel.');
  }
  return { lines, isComplete };
}
