import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { leaseOrderByRepeat } from '../../store/order-leases.ts';
import { findOrderByRepeat } from '../../store/orders.ts';
import { isInHand, leaseOf } from './grip-of.ts';
import { repeatHash } from './repeat-hash.ts';

/** The order of a checkout whose worker died: this one goes on with it, unless the sweeper is at it just now. */
export async function takeUpOrder(tools: Tools<'order'>): Promise<Order | Refusal<'version-conflict'>> {
  const hash = repeatHash(tools);
  if (hash === null) throw new Error('a checkout without an Idempotency-Key cannot be taken up');
  const { holder, leaseMs } = leaseOf(tools);
  const [, orders] = await tools.db.flight([
    leaseOrderByRepeat(hash, holder, leaseMs),
    findOrderByRepeat(hash),
  ]);
  const [order] = orders;
  if (!order) throw new Error('a claimed checkout has no order');
  if (isInHand(tools, order)) return order;
  const { orderId, orderKey } = order;
  return refuse('version-conflict', 'The order is being worked on; try again in a moment.', {
    data: { orderId, orderKey },
  });
}
