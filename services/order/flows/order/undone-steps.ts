import type { Step } from '#runtime/db/statement.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { restoreDelivery } from '../../store/addition/order-additions.ts';
import { writeTimeline } from '../../store/timeline.ts';

/** The steps by which an order learns that what was added to it is undone, and what was added to this one that it is cancelled. */
export function undoneSteps(
  tools: Tools<'order'>,
  { orderId, orderNumber, adds, additions }: Order,
  { who, why }: { who: string; why: string },
): Step[] {
  if (adds) {
    return [
      writeTimeline(adds.orderId, 'addition-undone', who, `Addition ${orderNumber}: ${why}`),
      restoreDelivery(orderId),
    ];
  }
  const isAddedTo = additions.some(({ state }) => state !== 'cancelled');
  return isAddedTo ? [schedule(tools, 'cancel-additions', { orderId })] : [];
}
