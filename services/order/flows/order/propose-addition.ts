import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { viewAdditionProposal } from '../../domain/addition/view-addition.ts';
import { findOrder } from '../../store/orders.ts';
import { holdSeconds } from './hold-seconds.ts';
import { planOrderAddition } from './plan-order-addition.ts';

/** What more goods, or a dearer delivery, would make an order cost more; nothing is written. */
export async function proposeAddition(
  tools: Tools<'order'>,
  wish: InputTo<'order', 'proposeAddition'>,
): Promise<ResultOf<'order', 'proposeAddition'>> {
  const order = await tools.db.row(findOrder(wish.orderId));
  if (!order) return refuse('order-not-found', 'There is no such order.');
  const plan = await planOrderAddition(tools, order, wish);
  if (isRefusal(plan)) return plan;
  return viewAdditionProposal(order, plan, holdSeconds(tools, 'added').untilDeadline);
}
