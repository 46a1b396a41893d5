import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { findOrder } from '../../store/orders.ts';
import { recordCash } from './record-cash.ts';

/** The job that writes the cash down which a carrier took as it handed a parcel over; it comes again until it is there. */
export async function collectCash(tools: Tools<'order'>, payload: unknown): Promise<void> {
  const { orderId } = payload as { orderId: string };
  const order = await tools.db.row(findOrder(orderId));
  if (order?.state !== 'on-delivery' || order.fulfilment !== 'delivered') return;
  const recorded = await recordCash(tools, { orderId });
  if (isRefusal(recorded))
    throw new Error(`the cash of order ${orderId} is not written down: ${recorded.detail}`);
}
