import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { leaseOrder } from '../../store/order-leases.ts';
import { findOrder } from '../../store/orders.ts';
import { isInHand, leaseOf } from './grip-of.ts';

/** Takes an order to work on it; refused while somebody else does. */
export async function takeOrder(
  tools: Tools<'order'>,
  { orderId }: Pick<Order, 'orderId'>,
): Promise<Order | Refusal<'version-conflict'>> {
  const { holder, leaseMs } = leaseOf(tools);
  const [, [order]] = await tools.db.flight([leaseOrder(orderId, holder, leaseMs), findOrder(orderId)]);
  if (order && isInHand(tools, order)) return order;
  return refuse('version-conflict', 'The order is being worked on; try again in a moment.');
}
