import { setTimeout as delay } from 'node:timers/promises';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { mailBuyer } from './mail-buyer.ts';
import { writeToBuyer } from './write-to-buyer.ts';

/** A buyer at the till waits for no mail: what takes longer is left to a job. */
const patienceMs = 1000;

/**
 * Tells the buyer of a paid order whose goods are about to be noted as set aside. Nobody looks at the order any more once they are, so
 * it is asked for before, or its job is written down. Twice is told once.
 */
export async function confirmOrder(tools: Tools<'order'>, order: Order): Promise<void> {
  const byJob = mailBuyer(tools, order, 'order-confirmation');
  if (byJob.length === 0) return;
  const late = Symbol('late');
  const gaveUp = new AbortController();
  try {
    const patience = delay(patienceMs, late, { signal: gaveUp.signal, ref: false });
    const asked = writeToBuyer(tools, order, 'order-confirmation');
    if ((await Promise.race([asked, patience])) !== late) return;
    tools.log.warn('the buyer is told by a job, since user takes long', { orderId: order.orderId });
  } catch (error) {
    tools.log.warn('the buyer is told by a job', { orderId: order.orderId, error });
  } finally {
    gaveUp.abort();
  }
  await tools.db.flight(byJob);
}
