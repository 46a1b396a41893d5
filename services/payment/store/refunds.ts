import type { RefundStateValue } from '#contracts/payment/payment.ts';
import { statement } from '#runtime/db/statement.ts';
import { putOff } from './put-off.ts';

export type Refund = {
  refundId: string;
  attemptId: string;
  amountMinor: number;
  state: RefundStateValue;
  reason: string;
  refusedCode: string | null;
  createdAt: string;
};

const columns = `refund_id as "refundId", attempt_id as "attemptId", amount_minor as "amountMinor", state, reason,
  refused_code as "refusedCode", created_at as "createdAt"`;

/**
 * What of an attempt's captures no dispute has taken and nobody has given or asked back: whichever is more of what the
 * provider has given back (for the shop or by itself) and what was asked of it.
 */
const refundable = `captured_minor - disputed_minor - greatest(refunded_minor, (
  select coalesce(sum(amount_minor), 0)::bigint from refund where refund.attempt_id = attempt.attempt_id and state <> 'failed'))`;

/**
 * Writes a refund when the captures still hold its sum, and gives it; a known one is given as it is; no row when there
 * is not enough left. Sent after `lockAttempt` in the same flight, so that two refunds cannot share a sum.
 */
export const ensureRefund = statement<
  Refund,
  [refundId: string, attemptId: string, amountMinor: number, reason: string]
>(
  'payment.refund.ensure',
  `with written as (
     insert into refund (refund_id, attempt_id, amount_minor, state, reason)
     select $1, attempt_id, $3::bigint, 'pending', $4 from attempt where attempt_id = $2 and ${refundable} >= $3::bigint
     on conflict (refund_id) do nothing
     returning *)
   select ${columns} from written
   union all select ${columns} from refund where refund_id = $1`,
);

/** Writes a refund of everything left, after `lockAttempt`; no row when nothing is, or when a person must look first. */
export const insertRefundOfRest = statement<Refund, [refundId: string, attemptId: string, reason: string]>(
  'payment.refund.insert-rest',
  `insert into refund (refund_id, attempt_id, amount_minor, state, reason)
   select $1, attempt_id, ${refundable}, 'pending', $3 from attempt where attempt_id = $2 and ${refundable} > 0
     and not exists (select from refund where refund.attempt_id = attempt.attempt_id and state = 'failed')
   returning ${columns}`,
);

export const markRefunded = statement<unknown, [refundId: string]>(
  'payment.refund.succeeded',
  `update refund set state = 'succeeded', updated_at = now() where refund_id = $1 and state <> 'succeeded'`,
);

export const markRefundFailed = statement<unknown, [refundId: string, refusedCode: string]>(
  'payment.refund.failed',
  `update refund set state = 'failed', refused_code = $2, updated_at = now(), refunded_when_refused_minor = (
     select refunded_minor from attempt where attempt.attempt_id = refund.attempt_id)
   where refund_id = $1 and state = 'pending'`,
);

/** Takes up to `limit` refunds that are due to be sent again and puts them off; none of providers that are `leftAlone`. */
export const claimPendingRefunds = statement<Refund, [limit: number, leftAlone: readonly string[]]>(
  'payment.refund.claim-pending',
  `with due as (
     select refund_id as due_id from refund where state = 'pending' and look_at <= now()
       and not exists (select from attempt a where a.attempt_id = refund.attempt_id and a.provider = any($2::text[]))
     order by look_at limit $1 for update skip locked)
   update refund set looks = looks + 1, look_at = ${putOff()}
   from due where refund_id = due_id
   returning ${columns}`,
);

export const listRefundsOfOrder = statement<Refund & { currency: string }, [orderId: string]>(
  'payment.refund.of-order',
  `select ${columns}, currency from refund
   join (select attempt_id as tried_id, currency from attempt where order_id = $1) as tried on tried_id = attempt_id
   order by created_at, refund_id limit 500`,
);
