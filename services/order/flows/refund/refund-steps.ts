import type { Step } from '#runtime/db/statement.ts';
import { announce } from '#runtime/events/announce.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { creditNoteOf } from '../../domain/document/credit-note-of.ts';
import type { CreditReason } from '../../domain/document/issued-document.ts';
import { sellerOf } from '../../domain/document/seller-of.ts';
import { marketOf } from '../../domain/market-of.ts';
import { countPointsBack, type PointedOrder } from '../../domain/points/count-points-back.ts';
import type { CreditableOrder, RefundPlan, RefundableOrder } from '../../domain/refund/refund.ts';
import { discountBack, type DiscountedOrder } from '../../domain/refund/discount-back.ts';
import { tellRefund } from '../../domain/refund/tell-refund.ts';
import { whoIs } from '../../domain/who-is.ts';
import { insertRefundNote } from '../../store/document/documents.ts';
import { refreshFulfilment } from '../../store/fulfilment/shipments.ts';
import { forgetRefused } from '../../store/hold/charges.ts';
import { settleHold } from '../../store/hold/holds.ts';
import { insertRefund } from '../../store/refund/refunds.ts';
import { countRefund, countRefundLines } from '../../store/refund/refundable.ts';
import { writeTimelines } from '../../store/timeline.ts';

type RefundHead = {
  refundId: string;
  /** The return that it settles, if any. */
  returnId: string | null;
  reference: string;
  inputHash: string;
  reason: string;
  /** When it was, where that is not now. */
  refundedAt: string | null;
  creditReason: CreditReason;
};

export type RefundedOrder = RefundableOrder &
  CreditableOrder &
  PointedOrder &
  DiscountedOrder & { paidAt: string; readAt: string };

/** The job looks after a refund whose request died, or whose provider was not heard. */
const retrySeconds = 20;

/**
 * The steps that write a refund with its credit note and tell of it, at the version of the order that its sums were
 * worked out from: refused as `order-moved` when that is over, by `refunds_reference` when the reference is known.
 */
export function refundSteps(
  tools: Tools<'order'>,
  order: RefundedOrder,
  plan: RefundPlan,
  head: RefundHead,
): Step[] {
  const { orderId, version, currency } = order;
  const { refundId, reason, refundedAt } = head;
  const goods = plan.lines.some((line) => line.goods !== 'keep' && line.quantity > 0) ? 'asked' : 'none';
  const attemptId = plan.amountMinor === 0 ? null : order.attemptId;
  const at = refundedAt ?? order.readAt;
  const ids = { orderId, attemptId, restockId: uuidv7(), scrapId: uuidv7() };
  const refund = { ...plan, ...head, ...ids, refundedAt: at, goods };
  return [
    countRefund(orderId, version, plan.amountMinor, plan.shippingMinor, plan.waivedMinor),
    countRefundLines(
      plan.lines.map(({ lineId }) => lineId),
      plan.lines.map(({ quantity }) => quantity),
      plan.lines.map(({ amountMinor }) => amountMinor),
      plan.lines.map(({ taxMinor }) => taxMinor),
      plan.lines.map(({ withdrawn }) => withdrawn),
      plan.lines.map(({ waivedMinor }) => waivedMinor),
    ),
    insertRefund(JSON.stringify(refund), marketOf(currency)),
    refreshFulfilment(orderId),
    ...(order.hold === 'open' ? [settleHold(orderId), forgetRefused(orderId)] : []),
    writeTimelines([orderId], [refundedAt], 'refund-written', whoIs(tools.context.subject), reason),
    announce(tools, 'order.refunded', {
      key: orderId,
      version: version + 1,
      payload: tellRefund(order, {
        refundId,
        refundedAt: at,
        plan,
        pointsBack: countPointsBack(order, plan.lines),
        discountMinor: discountBack(order, plan),
      }),
    }),
    schedule(tools, 'send-refund', { refundId }, { delaySeconds: retrySeconds, key: `refund ${refundId}` }),
    ...creditNote(tools, order, plan, { ...head, issuedAt: at }),
  ];
}

/** The step that writes the credit note down; an order without an invoice gets both from the job that looks after those. */
function creditNote(
  tools: Tools<'order'>,
  order: RefundedOrder,
  plan: RefundPlan,
  { refundId, creditReason: reason, issuedAt }: RefundHead & { issuedAt: string },
): Step[] {
  const { documented, currency, method } = order;
  if (documented === 'none') return [];
  const seller = sellerOf(tools.setting, marketOf(currency));
  const content = creditNoteOf(order, plan, { seller, method, reason, issuedAt });
  return [insertRefundNote(uuidv7(), refundId, marketOf(currency), JSON.stringify(content))];
}
