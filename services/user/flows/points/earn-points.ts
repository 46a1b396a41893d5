import type { DeliveredEvent } from '#runtime/tools.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { notePaid } from '../../store/points/orders.ts';
import { takeOrderNews } from './take-order-news.ts';

/** A paid order earns points for its goods, not for delivery and fees. Guests and orders of older books earn none. */
export async function earnPoints(tools: UserTools, event: DeliveredEvent<'order.paid'>): Promise<void> {
  const { orderId, customerId, lines, total, placedAt } = event.payload;
  if (customerId === null || placedAt !== undefined) return;
  const goodsMinor = lines.reduce((sum, { gross }) => sum + gross.amountMinor, 0);
  await takeOrderNews(tools, orderId, notePaid(orderId, customerId, goodsMinor, total.currency));
}
