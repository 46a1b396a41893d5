import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { closeHold, findClosingHolds } from '../../store/hold/holds.ts';

const batchSize = 100;

/**
 * Has payment let go of what is held of orders of which nothing is left to be sent. A repeat changes nothing; what cannot be
 * reached is asked for at the next time.
 */
export async function letGoHolds(tools: Tools<'order'>): Promise<void> {
  const closing = await tools.db.rows(findClosingHolds(batchSize));
  for (const { orderId, attemptId } of closing) {
    if (!(await letGo(tools, attemptId))) continue;
    tools.killPoint('order.let-go-holds.after-void');
    await tools.db.rows(closeHold(orderId));
  }
}

async function letGo(tools: Tools<'order'>, attemptId: string): Promise<boolean> {
  try {
    const answer = await tools.call.payment.void({ attemptId, reason: 'The goods are not sent.' });
    if (!isRefusal(answer)) return true;
    tools.log.error('payment refused to let go of what is held; a person must look', {
      attemptId,
      why: answer.refusal,
    });
  } catch (error) {
    tools.log.warn('payment did not answer; what is held is let go later', { attemptId, error });
  }
  return false;
}
