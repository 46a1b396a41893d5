import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { viewProposal } from '../../domain/edit/view-edit.ts';
import { findRefundable } from '../../store/refund/refundable.ts';
import { planOrderEdit } from './plan-order-edit.ts';

/** What a change of an order would come to; nothing is written. */
export async function proposeEdit(
  tools: Tools<'order'>,
  wish: InputTo<'order', 'proposeEdit'>,
): Promise<ResultOf<'order', 'proposeEdit'>> {
  const order = await tools.db.row(findRefundable(wish.orderId, null));
  if (!order) return refuse('order-not-found', 'There is no such order.');
  const plan = await planOrderEdit(tools, order, wish);
  return isRefusal(plan) ? plan : viewProposal(order, plan);
}
