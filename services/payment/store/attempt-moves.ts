import { briefStatement, statement } from '#runtime/db/statement.ts';
import type { Attempt, AttemptState } from '../domain/attempt.ts';
import { attemptColumns } from './attempts.ts';
import { refusalNoted } from './risk/signals.ts';

/** Takes a provider's picture over; refused as `attempt-moved` when the attempt moved since it was read. */
export const takeOverPicture = briefStatement<
  unknown,
  [
    attemptId: string,
    seenVersion: number,
    state: AttemptState,
    providerPaymentId: string,
    providerVersion: number,
    capturedMinor: number,
    refundedMinor: number,
    voidedMinor: number,
    disputedMinor: number,
    declineCode: string | null,
    nextAction: string | null,
  ]
>(
  'payment.attempt.take-over',
  `with changed as (
     update attempt set state = $3, provider_payment_id = $4, provider_version = $5, captured_minor = $6,
       refunded_minor = $7, voided_minor = $8, disputed_minor = $9, decline_code = $10, next_action = $11::jsonb, version = version + 1, updated_at = now(),
       look_at = now() + interval '5 seconds', looks = 0
     where attempt_id = $1 and version = $2
     returning attempt_id, state, decline_code), noted as (${refusalNoted})
   select must(exists (select from changed), 'attempt-moved')`,
);

/**
 * Ends an attempt that its provider would not begin, or, after `unheardSeconds`, has never received: that one counts as
 * cancelled, so that money taken by a very late request is given back. Refused as `attempt-moved`.
 */
export const declineAttempt = statement<
  unknown,
  [attemptId: string, seenVersion: number, declineCode: string, unheardSeconds: number | null]
>(
  'payment.attempt.decline',
  `with changed as (
     update attempt set state = 'declined', decline_code = $3, is_cancelled = is_cancelled or $4::float8 is not null,
       version = version + 1, updated_at = now(), look_at = now() + interval '5 seconds', looks = 0
     where attempt_id = $1 and version = $2 and state in ('new', 'unknown')
       and ($4::float8 is null or sent_at < now() - make_interval(secs => $4::float8))
     returning attempt_id, state, decline_code), noted as (${refusalNoted})
   select must(exists (select from changed), 'attempt-moved')`,
);

/** Notes that no money is wanted from an attempt; makes a tombstone when it has not arrived. A repeat changes nothing. */
export const cancelAttempt = statement<Attempt, [attemptId: string]>(
  'payment.attempt.cancel',
  `insert into attempt (attempt_id, state, is_cancelled) values ($1, 'voided', true)
   on conflict (attempt_id) do update set is_cancelled = true,
     version = attempt.version + case when attempt.is_cancelled then 0 else 1 end,
     updated_at = case when attempt.is_cancelled then attempt.updated_at else now() end,
     looks = case when attempt.is_cancelled then attempt.looks else 0 end
   returning ${attemptColumns}`,
);

/**
 * Moves an attempt whose review ends: it may be taken, or, when `isCancelled`, no money is wanted of it. Refused as
 * `attempt-moved` when it moved since it was read.
 */
export const endReviewOf = statement<unknown, [attemptId: string, seenVersion: number, isCancelled: boolean]>(
  'payment.attempt.end-review',
  `with changed as (
     update attempt set is_cancelled = $3, version = version + 1, updated_at = now(),
       look_at = now() + interval '5 seconds', looks = 0
     where attempt_id = $1 and version = $2 and (not is_cancelled or $3)
     returning 1)
   select must(exists (select from changed), 'attempt-moved')`,
);

/** Notes that the provider was asked to take money and not heard. */
export const markUnknown = statement<unknown, [attemptId: string]>(
  'payment.attempt.mark-unknown',
  `update attempt set state = 'unknown', updated_at = now() where attempt_id = $1 and state = 'new'`,
);

/** Notes that no more is captured of an attempt whose money is held; no row when it holds none apart. */
export const releaseAttempt = statement<Attempt, [attemptId: string]>(
  'payment.attempt.release',
  `update attempt set is_released = true, looks = case when is_released then looks else 0 end,
     version = version + case when is_released then 0 else 1 end, updated_at = case when is_released then updated_at else now() end
   where attempt_id = $1 and is_held
   returning ${attemptColumns}`,
);

const callOff = statement<{ attemptId: string }, [orders: string]>(
  'payment.attempt.call-off',
  `update attempt set is_cancelled = true, version = version + 1, updated_at = now(), looks = 0, look_at = now() + interval '5 seconds'
   where not is_cancelled and attempt_id = any (array(
     select a.attempt_id from jsonb_to_recordset($1::jsonb) as o ("orderId" uuid, "keptId" uuid, "madeBefore" timestamptz)
     cross join lateral (select attempt_id, created_at from attempt where order_id = o."orderId" and not is_cancelled offset 0) a
     where a.attempt_id is distinct from o."keptId" and a.created_at <= coalesce(o."madeBefore", now())))
   returning attempt_id as "attemptId"`,
);

/**
 * Notes that no money is wanted from any attempt of these orders but `keptId`, as far as they were made before `madeBefore`
 * (now, when null): the order was cancelled, or paid by that one. What they hold is given back by `settle-open`. They are found before they
 * are changed, so that PostgreSQL sees how few they are ([decision 19](../../../docs/decisions/0019-read-by-the-key.md)).
 */
export function callOffAttempts(
  orders: readonly { orderId: string; keptId: string | null; madeBefore: string | null }[],
) {
  return callOff(JSON.stringify(orders));
}
