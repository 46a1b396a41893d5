import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { viewRefund } from '../../domain/refund/view-refund.ts';
import { findRefundable } from '../../store/refund/refundable.ts';
import { listRefundsOfOrder } from '../../store/refund/refunds.ts';

/** What was given back of an order, the oldest first. */
export async function listRefunds(
  tools: Tools<'order'>,
  { orderId }: InputTo<'order', 'listRefunds'>,
): Promise<ResultOf<'order', 'listRefunds'>> {
  const [[order], refunds] = await tools.db.together([
    findRefundable(orderId, null),
    listRefundsOfOrder(orderId),
  ]);
  if (!order) return refuse('order-not-found', 'There is no such order.');
  return { refunds: refunds.map(viewRefund) };
}
