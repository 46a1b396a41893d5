import type { DeliveredEvent } from '#runtime/tools.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { noteCancelled } from '../../store/points/orders.ts';
import { takeOrderNews } from './take-order-news.ts';

/** A paid order that is cancelled takes all its points back. One that was never paid earned none. */
export async function takeBackCancelled(
  tools: UserTools,
  event: DeliveredEvent<'order.cancelled'>,
): Promise<void> {
  const { orderId, wasPaid } = event.payload;
  if (wasPaid) await takeOrderNews(tools, orderId, noteCancelled(orderId));
}
