import type { Step } from '#runtime/db/statement.ts';
import { announce } from '#runtime/events/announce.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { invoiceOf } from '../../domain/document/invoice-of.ts';
import { sellerOf } from '../../domain/document/seller-of.ts';
import { goodsOf } from '../../domain/goods-of.ts';
import { marketOf } from '../../domain/market-of.ts';
import { orderPaid } from '../../domain/order-paid.ts';
import { isOver } from '../../domain/order-state.ts';
import type { Attempt, Order } from '../../domain/order.ts';
import { tellPaid } from '../../domain/tell-paid.ts';
import { whoIs } from '../../domain/who-is.ts';
import { insertInvoice } from '../../store/document/documents.ts';
import { moveToPaid } from '../../store/order-moves.ts';
import { cancelAttempts } from '../../store/payment-attempts.ts';
import { writeTimelines } from '../../store/timeline.ts';
import { agreedSteps } from './agreed-steps.ts';
import { gripOf, leaseOf } from './grip-of.ts';
import { mailBuyer } from './mail-buyer.ts';
import { moveKnown, moveOrder } from './move-order.ts';

/**
 * Marks an order paid, by an attempt or (at a total of zero) by none, announces it and issues its invoice, in one flight. Any other
 * attempt gives its money back. The goods are committed afterwards.
 */
export async function markPaid(
  tools: Tools<'order'>,
  order: Order,
  by: { attempt: Attempt; step: Step } | null,
): Promise<Order> {
  const { orderId } = order;
  const paidAt = order.draft?.paidAt ?? order.readAt;
  const attemptId = by?.attempt.attemptId ?? null;
  const payload = tellPaid(order, { attemptId, paidAt });
  const { who, why } = howPaid(tools, order, by !== null);
  const steps: [Step<{ at: string }>, ...Step[]] = [
    moveToPaid(...gripOf(tools, order), paidAt, shipWithin(tools, order)),
    cancelAttempts(orderId, attemptId),
    ...(by ? [by.step] : []),
    writeTimelines([orderId], [order.draft ? paidAt : null], 'paid', who, why),
    announce(tools, 'order.paid', { key: orderId, version: order.version + 1, payload }),
    invoice(tools, order, { issuedAt: paidAt, attemptId }),
    // Else the buyer is told as the goods are set aside.
    ...(order.stock === 'committed' ? mailBuyer(tools, order, 'order-confirmation') : []),
    ...agreedSteps(order, 'paid'),
  ];
  const { holder } = leaseOf(tools);
  const known = { paidAt, holder, by: by?.attempt ?? null, entry: { what: 'paid', who, why } };
  const paid = movesAlone(order, attemptId)
    ? await moveKnown(tools, order, steps, (at) => orderPaid(order, { at, ...known }))
    : await moveOrder(tools, order, steps);
  tools.killPoint('order.mark-paid.after-paid');
  return paid;
}

/** Whether nothing of it changes but what is said of it here: it has no other attempt that is called off, and belongs to no other order. */
function movesAlone({ attempts, draft, adds }: Order, attemptId: string | null): boolean {
  const others = attempts.filter((attempt) => attempt.attemptId !== attemptId);
  return draft === null && adds === null && others.every(({ state }) => isOver(state));
}

/** In how many seconds its goods should be on their way: those of older books, or at the door already, are. */
function shipWithin(tools: Tools<'order'>, order: Order): number | null {
  const isDone = order.draft?.isImported === true || order.fulfilment !== 'none';
  return isDone || goodsOf(order).length === 0 ? null : tools.setting('order.shipWithinSeconds');
}

/** The step that issues the invoice: its number is taken where the order becomes paid, so none is lost or left out. */
function invoice(
  tools: Tools<'order'>,
  order: Order,
  { issuedAt, attemptId }: { issuedAt: string; attemptId: string | null },
): Step {
  const { orderId, currency, attempts } = order;
  const market = marketOf(currency);
  const method = attempts.find((attempt) => attempt.attemptId === attemptId)?.method ?? null;
  const content = invoiceOf(order, { seller: sellerOf(tools.setting, market), issuedAt, method });
  return insertInvoice(uuidv7(), orderId, market, JSON.stringify(content));
}

function howPaid(tools: Tools<'order'>, order: Order, isMoney: boolean): { who: string; why: string } {
  if (!isMoney) return { who: 'system', why: 'There was nothing to pay.' };
  if (order.state === 'on-delivery') {
    return { who: whoIs(tools.context.subject), why: 'It was paid in cash at the door.' };
  }
  if (!order.draft) return { who: 'provider', why: 'The provider has taken the money.' };
  return { who: whoIs(tools.context.subject), why: 'The money was received by hand.' };
}
