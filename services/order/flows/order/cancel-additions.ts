import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { findLiveAdditions } from '../../store/addition/order-additions.ts';
import { cancelNow } from './cancel-now.ts';
import { finishOrder } from './finish-order.ts';
import { isInHand } from './grip-of.ts';
import { restOrder } from './rest-order.ts';
import { takeOrder } from './take-order.ts';

/**
 * The job that cancels what was added to a cancelled order and was not sent. One that somebody works on, or that is being placed,
 * is tried again.
 */
export async function cancelAdditions(tools: Tools<'order'>, payload: unknown): Promise<void> {
  const { orderId } = payload as { orderId: string };
  for (const { additionId } of await tools.db.rows(findLiveAdditions(orderId))) {
    const taken = await takeOrder(tools, { orderId: additionId });
    if (isRefusal(taken)) throw new Error(`addition ${additionId} is being worked on`);
    // Whoever worked on it until now may have cancelled it, or sent it.
    if (taken.state === 'cancelled' || taken.fulfilment !== 'none') {
      await restOrder(tools, taken);
      continue;
    }
    const why = 'The order that it was added to was cancelled.';
    const cancelled = taken.isCharging ? taken : await cancelNow(tools, taken, { who: 'system', why });
    await restOrder(tools, await finishOrder(tools, cancelled));
    const isOver = cancelled.state === 'cancelled' || !isInHand(tools, taken);
    if (!isOver) throw new Error(`addition ${additionId} could not be cancelled yet`);
  }
}
