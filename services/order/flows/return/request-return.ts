import { refuse } from '#contracts/refusals.ts';
import type { ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { checkReturn, type ReturnWish } from '../../domain/return/check-return.ts';
import { newReturn } from '../../domain/return/new-return.ts';
import { whoIs } from '../../domain/who-is.ts';
import { touchPaidOrder } from '../../store/fulfilment/shipments.ts';
import { findReturnable } from '../../store/return/returnable.ts';
import { insertReturn } from '../../store/return/returns.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { maySeeOrder } from './may-see-order.ts';
import { tellReturn } from './tell-return.ts';

/** Each round one of those that claim goods of the same order at the same moment is through. */
const triesMost = 60;

/** Asks to send goods back: what was sent, is in time, and is neither claimed nor given back. */
export async function requestReturn(
  tools: Tools<'order'>,
  wish: ReturnWish,
): Promise<ResultOf<'order', 'requestReturn'>> {
  const { orderId } = wish;
  if (!(await maySeeOrder(tools, wish, 'orders.write'))) {
    return refuse('order-not-found', 'There is no such order.');
  }
  const days = tools.setting('order.returnDays');
  for (let tries = 0; tries < triesMost; tries += 1) {
    const order = await tools.db.row(findReturnable(orderId));
    if (!order) return refuse('order-not-found', 'There is no such order.');
    if (order.state !== 'paid') return refuse('order-state', 'Only goods of a paid order can be sent back.');
    const refusal = checkReturn(order.lines, wish, { nowMs: Date.parse(order.readAt), days });
    if (refusal) return refusal;
    const answer = newReturn(order, wish, uuidv7());
    const why = `Return ${answer.number} was asked for.`;
    tools.killPoint('order.request-return.before');
    const written = await tools.db.tryFlight([
      touchPaidOrder(orderId, order.version),
      insertReturn(JSON.stringify(answer)),
      writeTimeline(orderId, 'return-requested', whoIs(tools.context.subject), why),
      tellReturn(tools, answer),
      ...remember(tools, answer),
    ]);
    tools.killPoint('order.request-return.after');
    if (!written.isRefused) return answer;
    if (written.refusedBy !== 'order-moved' && written.refusedBy !== 'returns_number') {
      throw new Error(`the return could not be written: ${written.refusedBy}`);
    }
  }
  return refuse('version-conflict', 'The order keeps changing; try again in a moment.');
}
