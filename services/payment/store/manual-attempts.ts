import { statement } from '#runtime/db/statement.ts';

/**
 * Writes attempts whose money was received by hand, captured at once; `payments` is a JSON array of them. Refused by
 * `attempt_pkey` when one is known.
 */
export const insertManualAttempts = statement<unknown, [payments: string]>(
  'payment.manual-attempt.insert',
  `insert into attempt (attempt_id, order_id, order_number, provider, method, amount_minor, currency, state,
     provider_payment_id, provider_version, captured_minor, manual_method, manual_reference, received_at)
   select "attemptId", "orderId", "orderNumber", 'manual', 'manual', (amount ->> 'amountMinor')::bigint,
     amount ->> 'currency', 'captured', "attemptId"::text, 1, (amount ->> 'amountMinor')::bigint, method, reference,
     "receivedAt"
   from jsonb_to_recordset($1::jsonb) as p ("attemptId" uuid, "orderId" uuid, "orderNumber" text, amount jsonb,
     method text, reference text, "receivedAt" timestamptz)`,
);

/**
 * Notes that part of the money of a manual attempt was given back by hand; refused as `attempt-moved` when the attempt
 * or the refund moved since they were read.
 */
export const refundManualAttempt = statement<
  unknown,
  [attemptId: string, seenVersion: number, refundId: string, amountMinor: number]
>(
  'payment.manual-attempt.refund',
  `with done as (
     update refund set state = 'succeeded', updated_at = now() where refund_id = $3 and state = 'pending' returning 1),
   changed as (
     update attempt set refunded_minor = refunded_minor + $4::bigint, provider_version = provider_version + 1,
       version = version + 1, updated_at = now()
     where attempt_id = $1 and version = $2 and provider = 'manual' returning 1)
   select must(exists (select from done) and exists (select from changed), 'attempt-moved')`,
);

/** The state of a refund. */
export const findRefundState = statement<{ state: 'pending' | 'succeeded' | 'failed' }, [refundId: string]>(
  'payment.manual-attempt.find-refund',
  'select state from refund where refund_id = $1',
);
