import { briefStatement, statement } from '#runtime/db/statement.ts';
import type { Attempt } from '../domain/attempt.ts';

/** The columns of an attempt, for every statement that gives one. */
export const attemptColumns = `attempt_id as "attemptId", order_id as "orderId", order_number as "orderNumber", provider,
  method, amount_minor as "amountMinor", currency, state, provider_payment_id as "providerPaymentId",
  provider_version as "providerVersion", captured_minor as "capturedMinor", refunded_minor as "refundedMinor",
  decline_code as "declineCode", next_action as "nextAction", is_cancelled as "isCancelled", is_held as "isHeld", is_released as "isReleased",
  voided_minor as "voidedMinor", disputed_minor as "disputedMinor", version,
  (select r.state from payment_review r where r.attempt_id = attempt.attempt_id) as review,
  created_at as "createdAt", extract(epoch from now() - sent_at)::float8 as "sentSecondsAgo"`;

/** Writes a new attempt, or gives the one of this id, noting that it may be sent again. */
export const ensureAttempt = statement<
  Attempt & { isNew: boolean },
  [
    attemptId: string,
    orderId: string,
    orderNumber: string,
    provider: string,
    method: string,
    amountMinor: number,
    currency: string,
    isHeld: boolean,
  ]
>(
  'payment.attempt.ensure',
  `insert into attempt (attempt_id, order_id, order_number, provider, method, amount_minor, currency, is_held, state)
   values ($1, $2, $3, $4, $5, $6, $7, $8, 'new')
   on conflict (attempt_id) do update set sent_at = now()
   returning ${attemptColumns}, xmax = 0 as "isNew"`,
);

export const findAttempt = briefStatement<Attempt, [attemptId: string]>(
  'payment.attempt.find',
  `select ${attemptColumns} from attempt where attempt_id = $1`,
);

export const findAttempts = statement<Attempt, [attemptIds: readonly string[]]>(
  'payment.attempt.find-several',
  `select ${attemptColumns} from attempt where attempt_id = any($1::uuid[])`,
);

/** Holds an attempt's row, so that what follows in the flight sees all refunds of it. */
export const lockAttempt = statement<unknown, [attemptId: string]>(
  'payment.attempt.lock',
  'select attempt_id from attempt where attempt_id = $1 for update',
);

export const listAttemptsOfOrder = statement<Attempt, [orderId: string]>(
  'payment.attempt.of-order',
  `select ${attemptColumns} from attempt where order_id = $1 order by created_at, attempt_id limit 100`,
);
