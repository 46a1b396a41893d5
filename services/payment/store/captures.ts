import type { RefundStateValue } from '#contracts/payment/payment.ts';
import { statement } from '#runtime/db/statement.ts';
import { putOff } from './put-off.ts';

export type Capture = {
  captureId: string;
  attemptId: string;
  amountMinor: number;
  state: RefundStateValue;
};

const columns = `capture_id as "captureId", attempt_id as "attemptId", amount_minor as "amountMinor", state`;

/** What of an attempt's hold nobody has captured, asked for or let go. */
const capturable = `amount_minor - voided_minor - greatest(captured_minor, (
  select coalesce(sum(amount_minor), 0)::bigint from capture where capture.attempt_id = attempt.attempt_id and state <> 'failed'))`;

/**
 * Writes a capture when the attempt still holds its sum and is not called off, and gives it; a known one is given as it
 * is; no row when there is not enough left. Sent after `lockAttempt` in the same flight, so that two cannot share a sum.
 */
export const ensureCapture = statement<Capture, [captureId: string, attemptId: string, amountMinor: number]>(
  'payment.capture.ensure',
  `with written as (
     insert into capture (capture_id, attempt_id, amount_minor, state)
     select $1, attempt_id, $3::bigint, 'pending' from attempt
     where attempt_id = $2 and is_held and not is_cancelled and not is_released and state in ('authorised', 'captured')
       and ${capturable} >= $3::bigint
     on conflict (capture_id) do nothing
     returning *)
   select ${columns} from written
   union all select ${columns} from capture where capture_id = $1`,
);

export const markCaptured = statement<unknown, [captureId: string]>(
  'payment.capture.succeeded',
  `update capture set state = 'succeeded', refused_code = null, updated_at = now() where capture_id = $1 and state <> 'succeeded'`,
);

export const markCaptureFailed = statement<unknown, [captureId: string, refusedCode: string]>(
  'payment.capture.failed',
  `update capture set state = 'failed', refused_code = $2, updated_at = now() where capture_id = $1 and state = 'pending'`,
);

/**
 * Takes up to `limit` captures that are due to be sent again and puts them off; none of providers that are `leftAlone`. Those of
 * an attempt that was cancelled wait until what it holds is let go: then the provider says what became of them.
 */
export const claimPendingCaptures = statement<Capture, [limit: number, leftAlone: readonly string[]]>(
  'payment.capture.claim-pending',
  `with due as (
     select capture_id as due_id from capture join attempt a using (attempt_id)
     where capture.state = 'pending' and capture.look_at <= now() and not coalesce(a.provider = any($2::text[]), false)
       and (not a.is_cancelled or a.state in ('voided', 'declined') or a.captured_minor + a.voided_minor >= a.amount_minor)
     order by capture.look_at limit $1 for update of capture skip locked)
   update capture set looks = looks + 1, look_at = ${putOff()}
   from due where capture_id = due_id
   returning ${columns}`,
);

/** One capture of an attempt that is still under way, if there is any. */
export const findPendingCapture = statement<{ captureId: string }, [attemptId: string]>(
  'payment.capture.find-pending',
  `select capture_id as "captureId" from capture where attempt_id = $1 and state = 'pending' limit 1`,
);
