import { setTimeout as delay } from 'node:timers/promises';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { leaseOrder } from '../../store/order-leases.ts';
import { findOrder } from '../../store/orders.ts';
import { isInHand, leaseOf } from './grip-of.ts';

/**
 * What works on an order for a moment, such as the news of its payment, is waited for: a second and a half in all, since on a
 * crowded machine a moment is longer, and whoever cancels cannot do anything about it.
 */
const waitsMs = [30, 100, 200, 400, 800];

/** Takes an order to work on it; refused while somebody else does. */
export async function takeOrder(
  tools: Tools<'order'>,
  { orderId }: Pick<Order, 'orderId'>,
): Promise<Order | Refusal<'version-conflict'>> {
  const { holder, leaseMs } = leaseOf(tools);
  for (const waitMs of [0, ...waitsMs]) {
    if (waitMs > 0) await delay(waitMs);
    const [, [order]] = await tools.db.flight([leaseOrder(orderId, holder, leaseMs), findOrder(orderId)]);
    if (order && isInHand(tools, order)) return order;
  }
  return refuse('version-conflict', 'The order is being worked on; try again in a moment.');
}
