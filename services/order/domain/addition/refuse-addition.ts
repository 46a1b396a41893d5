import { refuse, type Refusal } from '#contracts/refusals.ts';
import { isUnpaid } from '../order-state.ts';
import type { Order } from '../order.ts';
import type { AdditionWish } from './addition.ts';

const states: ReadonlySet<string> = new Set(['paid', 'authorised', 'on-delivery']);

/** Why nothing can be added to an order as it is, whatever it costs. */
export function refuseAddition(
  order: Order,
  { lines = [] }: AdditionWish,
): Refusal<'order-state' | 'value-invalid'> | undefined {
  const { state, fulfilment, stock, isCharging, adds, additions, email } = order;
  if (!states.has(state) || fulfilment !== 'none' || stock !== 'committed' || isCharging) {
    return refuse(
      'order-state',
      'Only to an order that is paid, or agreed, and of which nothing was sent can be added.',
    );
  }
  if (adds) {
    return refuse('order-state', `It was added to order ${adds.orderNumber} itself; add to that one.`, {
      data: { orderId: adds.orderId },
    });
  }
  const open = additions.find(isUnpaid);
  if (open) {
    return refuse(
      'order-state',
      `What was added before (${open.orderNumber}) is not paid yet; cancel it first.`,
      {
        data: { orderId: open.orderId },
      },
    );
  }
  if (email === null) return refuse('order-state', 'Nobody is known to whom a link to pay could be sent.');
  const twice = lines.findIndex(({ variantId }, index) =>
    lines.slice(0, index).some((line) => line.variantId === variantId),
  );
  if (twice < 0) return undefined;
  return refuse('value-invalid', 'Name each variant once.', { path: `/lines/${twice}/variantId` });
}
