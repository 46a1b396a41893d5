import { refuse } from '#contracts/refusals.ts';
import type { ResultOf } from '#contracts/services.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import { checkReceipt, type ReceiptWish } from '../../domain/return/check-receipt.ts';
import { moveReturn } from '../../domain/return/move-return.ts';
import { whoIs } from '../../domain/who-is.ts';
import { touchPaidOrder } from '../../store/fulfilment/shipments.ts';
import { receiveReturnLines } from '../../store/return/receipts.ts';
import { findReturnable } from '../../store/return/returnable.ts';
import { findReturn } from '../../store/return/returns.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { tellReturn } from './tell-return.ts';

/** Each round one of those that change the same order at the same moment is through. */
const triesMost = 60;

/**
 * Notes what arrived of an approved return, at the version of the order that tells what was not given back otherwise; a
 * job gives its money back, or sends the same goods again. A repeat finds what was noted.
 */
export async function receiveReturn(
  tools: Tools<'order'>,
  { returnId, outcome, lines }: ReceiptWish,
): Promise<ResultOf<'order', 'receiveReturn'>> {
  for (let tries = 0; tries < triesMost; tries += 1) {
    const known = await tools.db.row(findReturn(returnId));
    if (!known) return refuse('not-found', 'There is no such return.');
    if (known.state === 'received' || known.state === 'closed') return known;
    const state = moveReturn(known.state, 'receive');
    if (!state) return refuse('order-state', 'Only an approved return can arrive.');
    const { orderId, number } = known;
    const order = await tools.db.row(findReturnable(orderId));
    if (!order) throw new Error(`return ${returnId} has no order`);
    const refusal = checkReceipt(known.lines, order.lines, { lines });
    if (refusal) return refusal;
    const why = `Return ${number} has arrived; ${outcome} follows.`;
    tools.killPoint('order.receive-return.before');
    const flown = await tools.db.tryFlight([
      touchPaidOrder(orderId, order.version),
      receiveReturnLines(returnId, known.version, outcome, JSON.stringify(lines)),
      writeTimeline(orderId, 'return-received', whoIs(tools.context.subject), why),
      tellReturn(tools, { returnId, orderId, state, version: known.version + 1 }),
      schedule(tools, outcome === 'refund' ? 'settle-return' : 'send-exchange', { returnId }),
      schedule(tools, 'send-return-mail', { returnId, template: 'return-received' }),
      findReturn(returnId),
    ]);
    tools.killPoint('order.receive-return.after');
    const [received] = flown.isRefused ? [] : flown.rows[6];
    if (received) return received;
    if (flown.isRefused && flown.refusedBy !== 'order-moved' && flown.refusedBy !== 'return-moved') {
      throw new Error(`the arrival could not be written: ${flown.refusedBy}`);
    }
  }
  return refuse('version-conflict', 'The order keeps changing; try again in a moment.');
}
