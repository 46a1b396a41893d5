import type { DeliveredEvent } from '#runtime/tools.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { noteRefunded } from '../../store/points/orders.ts';
import { returnPoints } from './return-points.ts';
import { takeOrderNews } from './take-order-news.ts';

/** Goods that money is given back for take the points along that they earned, and bring those back that were spent on them. */
export async function takeBackRefunded(
  tools: UserTools,
  event: DeliveredEvent<'order.refunded'>,
): Promise<void> {
  const { orderId, refundId, lines, pointsBack = 0 } = event.payload;
  const goodsMinor = lines.reduce((sum, { gross }) => sum + gross.amountMinor, 0);
  await takeOrderNews(tools, orderId, noteRefunded(orderId, refundId, goodsMinor));
  if (pointsBack > 0) await returnPoints(tools, { orderId, refundId, points: pointsBack });
}
