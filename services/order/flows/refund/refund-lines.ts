import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { planRefund } from '../../domain/refund/plan-refund.ts';
import type { Refund, RefundPlan, RefundWish } from '../../domain/refund/refund.ts';
import { viewRefund } from '../../domain/refund/view-refund.ts';
import { inputHash } from '../../store/input-hash.ts';
import { findRefund, findRefundByReference } from '../../store/refund/refunds.ts';
import { findRefundable, refuseFuture } from '../../store/refund/refundable.ts';
import { refundSteps, type RefundedOrder } from './refund-steps.ts';
import { sendRefund } from './send-refund.ts';

type Answer = ResultOf<'order', 'refundLines'>;

/** Each round one of those that refund the same order at the same moment is through. */
const triesMost = 60;

/** Gives money of a paid order back, by line, as staff ask for it. */
export function refundLines(tools: Tools<'order'>, wish: RefundWish): Promise<Answer> {
  return writeRefund(tools, wish, null);
}

/**
 * Writes a refund down, with its credit note, and tells of it in one flight, at the version of the order that the sums
 * were worked out from; then the goods are taken back and the provider is asked. It may be what settles a return.
 */
export async function writeRefund(
  tools: Tools<'order'>,
  wish: RefundWish,
  returnId: string | null,
): Promise<Answer> {
  const { orderId, reference, refundedAt = null } = wish;
  const { subject } = tools.context;
  const mayImport = 'permissions' in subject && subject.permissions.includes('orders.import');
  if (refundedAt !== null && !mayImport) {
    return refuse('not-allowed', 'Only those who import orders may say when it was.', {
      path: '/refundedAt',
    });
  }
  const hash = inputHash(wish);
  for (let tries = 0; tries < triesMost; tries += 1) {
    const [[order], [known]] = await tools.db.together([
      findRefundable(orderId, returnId),
      findRefundByReference(orderId, reference),
    ]);
    if (!order) return refuse('order-not-found', 'There is no such order.');
    if (known) {
      if (known.inputHash === hash) return viewRefund(await sendRefund(tools, known));
      return refuse('already-exists', 'This reference was used for another refund of the order.', {
        path: '/reference',
      });
    }
    const { paidAt } = order;
    if (order.state !== 'paid' || paidAt === null) {
      return refuse('order-state', 'Only an order that is paid can be refunded.');
    }
    if (order.isCharging) {
      return refuse('order-state', 'The money of a parcel is being taken; try again in a moment.');
    }
    const plan = planRefund(order, wish, { isReturn: returnId !== null });
    if (isRefusal(plan)) return plan;
    const written = await write(tools, { ...order, paidAt }, wish, { plan, hash, returnId });
    if (written === 'moved') continue;
    if (isRefusal(written)) return written;
    tools.killPoint('order.refund-lines.after-written');
    return viewRefund(await sendRefund(tools, written));
  }
  return refuse('version-conflict', 'The order keeps changing; try again in a moment.');
}

/** Writes the refund; `moved` when the order or the reference was taken meanwhile. */
async function write(
  tools: Tools<'order'>,
  order: RefundedOrder,
  wish: RefundWish,
  { plan, hash, returnId }: { plan: RefundPlan; hash: string; returnId: string | null },
): Promise<Refund | Refusal<'value-invalid'> | 'moved'> {
  const { reference, reason, refundedAt = null } = wish;
  const refundId = uuidv7();
  const own = { refundId, returnId, reference, inputHash: hash };
  const head = { ...own, reason, refundedAt, creditReason: 'refund' } as const;
  tools.killPoint('order.refund-lines.before-written');
  const flown = await tools.db.tryFlight([
    refuseFuture(refundedAt),
    ...refundSteps(tools, order, plan, head),
    findRefund(refundId),
  ]);
  if (!flown.isRefused) {
    const [written] = flown.rows.at(-1) as Refund[];
    if (!written) throw new Error(`refund ${refundId} was written and is not there`);
    return written;
  }
  if (['order-moved', 'refunds_reference', 'refunds_return'].includes(flown.refusedBy)) return 'moved';
  if (flown.refusedBy === 'in-future') {
    return refuse('value-invalid', 'This moment has not come yet.', { path: '/refundedAt' });
  }
  throw new Error(`the refund could not be written: ${flown.refusedBy}`);
}
