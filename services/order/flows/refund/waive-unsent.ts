import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { planRefund } from '../../domain/refund/plan-refund.ts';
import { findHoldsOver } from '../../store/hold/holds.ts';
import { inputHash } from '../../store/input-hash.ts';
import { findRefund } from '../../store/refund/refunds.ts';
import { findRefundable } from '../../store/refund/refundable.ts';
import { refundSteps } from './refund-steps.ts';
import { sendRefund } from './send-refund.ts';

const batchSize = 50;

/**
 * Takes out of partly sent orders what was not sent before the hold of its money ended: a credit note writes it down, its
 * goods go back on the shelf, and its money is let go. An order that moves meanwhile waits for the next time.
 */
export async function waiveUnsent(tools: Tools<'order'>): Promise<void> {
  const over = await tools.db.rows(findHoldsOver(batchSize));
  const failures: unknown[] = [];
  for (const { orderId } of over) {
    try {
      await waive(tools, orderId);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} holds could not be ended`);
}

async function waive(tools: Tools<'order'>, orderId: string): Promise<void> {
  const order = await tools.db.row(findRefundable(orderId, null));
  // Somebody else may have ended the hold since it was found.
  if (order?.hold !== 'open' || order.state !== 'paid' || order.paidAt === null || order.isCharging) return;
  const reason = 'It was not sent before the hold of its money ended.';
  const lines = order.lines.flatMap(({ lineId, quantity, shippedQuantity, withdrawnQuantity }) => {
    const open = quantity - shippedQuantity - withdrawnQuantity;
    return open === 0 ? [] : [{ lineId, quantity: open, goods: 'restock' as const }];
  });
  const reference = `unsent ${orderId}`;
  const wish = { orderId, reference, reason, lines };
  const plan = planRefund(order, wish);
  if (isRefusal(plan)) throw new Error(`what was not sent of order ${orderId} stays: ${plan.detail}`);
  const refundId = uuidv7();
  const head = { refundId, returnId: null, reference, inputHash: inputHash(wish), reason, refundedAt: null };
  tools.killPoint('order.waive-unsent.before');
  const flown = await tools.db.tryFlight([
    ...refundSteps(tools, { ...order, paidAt: order.paidAt }, plan, { ...head, creditReason: 'unsent' }),
  ]);
  tools.killPoint('order.waive-unsent.after');
  if (flown.isRefused) {
    if (flown.refusedBy === 'order-moved') return;
    throw new Error(`what was not sent could not be taken out: ${flown.refusedBy}`);
  }
  const refund = await tools.db.row(findRefund(refundId));
  if (refund) await sendRefund(tools, refund);
}
