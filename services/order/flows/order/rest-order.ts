import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { secondsToNextLook } from '../../domain/seconds-to-next-look.ts';
import { releaseOrder } from '../../store/order-leases.ts';
import { isInHand } from './grip-of.ts';

/**
 * Lets go of an order, saying when the system must look at it again; `more` steps go with it. When somebody else has
 * taken it meanwhile only those are written.
 */
export async function restOrder(
  tools: Tools<'order'>,
  order: Order,
  more: readonly Step[] = [],
): Promise<void> {
  if (isInHand(tools, order)) {
    const { orderId, version, fence, stock, pointsState } = order;
    const seconds = secondsToNextLook(order, Math.random());
    const release = releaseOrder(orderId, version, fence, seconds, stock, pointsState);
    const flown = await tools.db.tryFlight([release, ...more]);
    if (!flown.isRefused) return;
    if (flown.refusedBy !== 'order-moved') throw new Error(`refused by ${flown.refusedBy}`);
  }
  if (more.length > 0) await tools.db.flight(more);
}
