import { money } from '#contracts/money.ts';
import type { Step } from '#runtime/db/statement.ts';
import { announce } from '#runtime/events/announce.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { cancellationNoteOf } from '../../domain/document/credit-note-of.ts';
import { sellerOf } from '../../domain/document/seller-of.ts';
import { marketOf } from '../../domain/market-of.ts';
import type { Order } from '../../domain/order.ts';
import { unfreezeCart } from '../../store/carts.ts';
import { forgetDraft } from '../../store/draft/draft-orders.ts';
import { releaseCoupon } from '../../store/coupons.ts';
import { insertCancellationNote } from '../../store/document/documents.ts';
import { moveToCancelled } from '../../store/order-moves.ts';
import { cancelAttempts } from '../../store/payment-attempts.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { undoneSteps } from './undone-steps.ts';
import { gripOf } from './grip-of.ts';
import { mailBuyer } from './mail-buyer.ts';
import { moveOrder } from './move-order.ts';

/**
 * Cancels an order, gives the cart back to its holder and announces it, in one flight. Money and goods are given back
 * afterwards, by `finish-order`; `more` steps go with it. A buyer who has never seen the order rest gets no mail about it.
 */
export async function cancelNow(
  tools: Tools<'order'>,
  order: Order,
  { who, why }: { who: string; why: string },
  more: readonly Step[] = [],
): Promise<Order> {
  const { orderId, cartId, paidAt, stock } = order;
  const payload = {
    orderId,
    wasPaid: paidAt !== null,
    // What was given back before is told already.
    total: money(order.totalMinor - order.refundedMinor, order.currency),
    paidAt,
  };
  const template = order.adds && paidAt === null ? 'addition-undone' : 'order-cancelled';
  const cancelled = await moveOrder(tools, order, [
    moveToCancelled(...gripOf(tools, order)),
    ...more,
    cancelAttempts(orderId, null),
    unfreezeCart(orderId, cartId),
    ...(order.couponCode === null ? [] : [releaseCoupon(orderId)]),
    writeTimeline(orderId, 'cancelled', who, why),
    announce(tools, 'order.cancelled', { key: orderId, version: order.version + 1, payload }),
    ...creditNote(tools, order),
    ...(order.state === 'placed' ? [] : mailBuyer(tools, order, template)),
    ...undoneSteps(tools, order, { who, why }),
    // A draft that was never paid has not come about: its reference may be used again.
    ...(order.draft && paidAt === null ? [forgetDraft(orderId)] : []),
  ]);
  tools.killPoint('order.cancel-now.after-cancelled');
  return cancelled.state === 'cancelled' && stock === 'returned' ? { ...cancelled, stock } : cancelled;
}

/** The step that takes the rest of an invoice back; none where nothing was invoiced, or all was given back before. */
function creditNote(tools: Tools<'order'>, order: Order): Step[] {
  const { orderId, currency, attempts, documented, readAt: issuedAt } = order;
  if (documented !== 'invoiced' || order.totalMinor === order.refundedMinor) return [];
  const method = attempts.find(({ state }) => state === 'captured')?.method ?? null;
  const seller = sellerOf(tools.setting, marketOf(currency));
  const content = cancellationNoteOf(order, { seller, issuedAt, method });
  return [insertCancellationNote(uuidv7(), orderId, marketOf(currency), JSON.stringify(content))];
}
