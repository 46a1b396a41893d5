import type { PaymentOutcomeValue } from '#contracts/payment/payment.ts';
import { isUnpaid } from './order-state.ts';
import type { Attempt, Order } from './order.ts';

export type Outcome = Pick<PaymentOutcomeValue, 'outcome' | 'capturedMinor' | 'refundedMinor'>;

/**
 * What an outcome of an attempt means for its order:
 * `paid`: the order is paid by it · `authorised`: its money is held, to be taken as goods are sent · `hold-lost`: it is no longer ·
 * `wait`: nothing is decided yet · `refused`: it failed, another may be made ·
 * `give-back`: money came that the order does not want · `returned`: no money is left taken ·
 * `note`: only the amounts given back have changed · `nothing`: it is known already, or comes too late to matter.
 */
export type Verdict =
  | 'paid'
  | 'authorised'
  | 'hold-lost'
  | 'wait'
  | 'refused'
  | 'give-back'
  | 'returned'
  | 'note'
  | 'nothing';

/** Judges by the state of the order and the attempt, so that outcomes may come twice and out of order. */
export function judgeOutcome(
  order: Pick<Order, 'state' | 'totalMinor' | 'captureAt'>,
  attempt: Pick<Attempt, 'state' | 'capturedMinor' | 'refundedMinor'>,
  { outcome, capturedMinor, refundedMinor }: Outcome,
): Verdict {
  // Amounts only grow: one that tells less than is known was on its way for longer.
  const keptMinor =
    Math.max(capturedMinor, attempt.capturedMinor) - Math.max(refundedMinor, attempt.refundedMinor);
  const isOver = outcome === 'declined' || outcome === 'voided' || (outcome === 'captured' && keptMinor <= 0);
  const tellsMore = capturedMinor > attempt.capturedMinor || refundedMinor > attempt.refundedMinor;
  switch (attempt.state) {
    case 'authorised':
      if (outcome === 'voided' || outcome === 'declined') return 'hold-lost';
      return tellsMore ? 'note' : 'nothing';
    case 'captured':
      return tellsMore ? 'note' : 'nothing';
    case 'cancelling':
      if (isOver) return 'returned';
      return 'give-back';
    case 'declined':
    case 'returned':
      if (outcome !== 'captured' || keptMinor <= 0) return 'nothing';
      return isDue(order) && keptMinor >= order.totalMinor ? 'paid' : 'give-back';
    case 'started':
    case 'pending':
    case 'unknown':
      // Cash that payment has not heard of is written down again; the order goes on waiting for it.
      if (order.state === 'on-delivery') {
        if (isOver) return 'returned';
        return outcome === 'captured' && keptMinor >= order.totalMinor ? 'paid' : 'nothing';
      }
      if (!isUnpaid(order)) return isOver ? 'returned' : 'give-back';
      if (isOver) return 'refused';
      if (outcome === 'authorised' && order.captureAt === 'shipping') return 'authorised';
      return outcome === 'captured' && keptMinor >= order.totalMinor ? 'paid' : 'wait';
  }
}

function isDue(order: Pick<Order, 'state'>): boolean {
  return isUnpaid(order) || order.state === 'on-delivery';
}
