import type { PaymentOutcomeValue } from '#contracts/payment/payment.ts';
import { briefStatement, statement } from '#runtime/db/statement.ts';
import type { Attempt, AttemptState } from '../domain/order.ts';

/** Refused by `payment_attempts_one_live` while another attempt may still succeed. */
export const insertAttempt = briefStatement<
  unknown,
  [attemptId: string, orderId: string, number: number, method: Attempt['method'], repeatHash: string | null]
>(
  'order.attempt.insert',
  `insert into payment_attempts (attempt_id, order_id, number, method, repeat_hash) values ($1, $2, $3, $4, $5)`,
);

/** What is known of an attempt now. Amounts, in minor units, never go down. */
export const updateAttempt = statement<
  unknown,
  [
    attemptId: string,
    state: AttemptState,
    declineCode: string | null,
    nextAction: string | null,
    capturedMinor: number,
    refundedMinor: number,
  ]
>(
  'order.attempt.update',
  `update payment_attempts set state = $2, decline_code = $3, next_action = $4::jsonb, changed_at = now(),
     captured_minor = greatest(captured_minor, $5), refunded_minor = greatest(refunded_minor, $6)
   where attempt_id = $1`,
);

type Taken = Pick<PaymentOutcomeValue, 'attemptId' | 'capturedMinor' | 'refundedMinor'>;

const findTakenOf = statement<{ attemptId: string }, [attempts: string]>(
  'order.attempt.find-taken',
  `select t."attemptId" from jsonb_to_recordset($1::jsonb) as t ("attemptId" uuid, "capturedMinor" bigint, "refundedMinor" bigint)
   cross join lateral (
     select state, captured_minor, refunded_minor from payment_attempts where attempt_id = t."attemptId" offset 0) a
   where a.state = 'captured' and a.captured_minor >= t."capturedMinor" and a.refunded_minor >= t."refundedMinor"`,
);

/** Those of these attempts of which so much at least is known to have been taken, and given back. */
export function findTaken(attempts: readonly Taken[]) {
  return findTakenOf(JSON.stringify(attempts));
}

/** Every attempt of an order but one (or none) that may have taken money gives it back from now on. */
export const cancelAttempts = statement<unknown, [orderId: string, exceptAttemptId: string | null]>(
  'order.attempt.cancel-others',
  `update payment_attempts set state = 'cancelling', changed_at = now()
   where order_id = $1 and attempt_id is distinct from $2 and state in ('started', 'pending', 'unknown', 'authorised', 'captured')`,
);

/** Notes that payment was told just now that the money is not wanted, and could not give it back yet. */
export const noteGivenBackInVain = statement<unknown, [attemptId: string]>(
  'order.attempt.in-vain',
  `update payment_attempts set asked_in_vain_at = now() where attempt_id = $1 and state = 'cancelling'`,
);
