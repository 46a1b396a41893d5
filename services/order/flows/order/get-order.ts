import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { viewOrder } from '../../domain/view-order.ts';
import { findOwnOrder } from './find-own-order.ts';

/** One order, for its buyer and for staff; nobody else learns that it exists. */
export async function getOrder(
  tools: Tools<'order'>,
  input: InputTo<'order', 'getOrder'>,
): Promise<ResultOf<'order', 'getOrder'>> {
  const found = await findOwnOrder(tools, input, 'orders.read');
  if (!found) return refuse('order-not-found', 'There is no such order.');
  return viewOrder(found.order, found.reader);
}
