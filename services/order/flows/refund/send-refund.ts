import { isRefusal } from '#contracts/refusals.ts';
import { money } from '#contracts/money.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Refund } from '../../domain/refund/refund.ts';
import { noteRefundInVain } from '../../store/due/in-vain.ts';
import { findRefund, settleRefund } from '../../store/refund/refunds.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { takeGoodsBack } from './take-goods-back.ts';

/**
 * Does what a written refund still needs: takes its goods back and has its money given back. Both are keyed by ids of the
 * refund, so that a repeat finds what was done; what cannot be reached stays open, and the job comes again.
 */
export async function sendRefund(tools: Tools<'order'>, refund: Refund): Promise<Refund> {
  if (refund.state !== 'pending' && refund.goods !== 'asked') return refund;
  const wereShipped = refund.returnId !== null;
  const goods =
    refund.goods === 'asked' ? await takeGoodsBack(tools, { ...refund, wereShipped }) : refund.goods;
  tools.killPoint('order.send-refund.after-goods');
  const state = refund.state === 'pending' ? await giveMoneyBack(tools, refund) : refund.state;
  tools.killPoint('order.send-refund.after-money');
  if (state === 'pending' || goods === 'asked') await tools.db.rows(noteRefundInVain(refund.refundId));
  if (state === refund.state && goods === refund.goods) return refund;
  const { refundId, orderId, creditNote } = refund;
  const isOver = state !== refund.state;
  const [what, why] =
    state === 'failed'
      ? ['refund-failed', `The provider refused to give money back for ${creditNote}.`]
      : ['refunded', `The money of ${creditNote} was given back.`];
  const flown = await tools.db.tryFlight([
    settleRefund(refundId, refund.state, refund.goods, state, goods, tools.setting('order.refundDueSeconds')),
    ...(isOver && backMinor(refund) > 0 ? [writeTimeline(orderId, what, 'provider', why)] : []),
    ...(isOver && state === 'succeeded' && backMinor(refund) > 0
      ? [schedule(tools, 'send-refund-mail', { refundId })]
      : []),
    ...(goods === 'refused'
      ? [
          writeTimeline(
            orderId,
            'goods-missing',
            'system',
            `The goods of ${creditNote} could not be booked back.`,
          ),
        ]
      : []),
  ]);
  tools.killPoint('order.send-refund.after-settled');
  if (!flown.isRefused) return { ...refund, state, goods };
  if (flown.refusedBy !== 'refund-moved') throw new Error(`a refund could not be noted: ${flown.refusedBy}`);
  return (await tools.db.row(findRefund(refundId))) ?? refund;
}

/** The money that goes back: what was never taken does not. */
function backMinor({ amountMinor, waivedMinor }: Refund): number {
  return amountMinor - waivedMinor;
}

async function giveMoneyBack(tools: Tools<'order'>, refund: Refund): Promise<Refund['state']> {
  const { refundId, attemptId, currency, reason } = refund;
  const amountMinor = backMinor(refund);
  if (attemptId === null || amountMinor === 0) return 'succeeded';
  try {
    const amount = money(amountMinor, currency);
    const answer = await tools.call.payment.refund({ refundId, attemptId, amount, reason });
    if (!isRefusal(answer)) return answer.state;
    tools.log.error('payment refused a refund; a person must look', { refundId, why: answer.refusal });
    return 'failed';
  } catch (error) {
    tools.log.warn('payment did not answer; the refund is sent again', { refundId, error });
    return 'pending';
  }
}
