import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listReturnsOfOrder } from '../../store/return/returns.ts';
import { maySeeOrder } from './may-see-order.ts';

/** What of an order was asked to be sent back, the oldest first. */
export async function listReturns(
  tools: Tools<'order'>,
  input: InputTo<'order', 'listReturns'>,
): Promise<ResultOf<'order', 'listReturns'>> {
  if (!(await maySeeOrder(tools, input, 'orders.read'))) {
    return refuse('order-not-found', 'There is no such order.');
  }
  return { returns: await tools.db.rows(listReturnsOfOrder(input.orderId)) };
}
