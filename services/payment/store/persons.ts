import { statement } from '#runtime/db/statement.ts';

/** What is kept of payments for orders: no card ever. */
export const readPayments = statement<{ data: Record<string, unknown> }, [orderIds: readonly string[]]>(
  'payment.person.read',
  `select jsonb_build_object('orderId', order_id, 'method', method, 'amountMinor', amount_minor, 'currency', currency,
     'state', state, 'at', created_at, 'reference', manual_reference,
     'refunds', (select coalesce(jsonb_agg(jsonb_build_object('amountMinor', r.amount_minor, 'state', r.state,
         'reason', r.reason, 'at', r.created_at) order by r.created_at), '[]')
       from refund r where r.attempt_id = a.attempt_id),
     'disputes', (select coalesce(jsonb_agg(jsonb_build_object('amountMinor', d.amount_minor, 'state', d.state,
         'reason', d.reason, 'note', d.note, 'at', d.opened_at) order by d.dispute_id), '[]')
       from dispute d where d.attempt_id = a.attempt_id),
     'review', (select jsonb_build_object('state', w.state, 'rules', w.rules, 'reason', w.reason, 'at', w.opened_at)
       from payment_review w where w.attempt_id = a.attempt_id)) as data
   from attempt a where order_id = any($1::uuid[]) order by created_at`,
);

/** Whether a dispute about orders is still to be decided: what was written about it is needed until then. */
export const findOpenDispute = statement<{ isOpen: boolean }, [orderIds: readonly string[]]>(
  'payment.person.find-open-dispute',
  `select exists (select from attempt join dispute using (attempt_id)
     where order_id = any($1::uuid[]) and dispute.state = 'opened') as "isOpen"`,
);

/** Forgets what was written by hand about payments for orders; sums and the ledger stay. */
export const eraseWords = statement<unknown, [orderIds: readonly string[]]>(
  'payment.person.erase',
  `with theirs as (select attempt_id from attempt where order_id = any($1::uuid[])),
     reasons as (
       update refund set reason = 'Erased.' from theirs where refund.attempt_id = theirs.attempt_id),
     reviews as (
       update payment_review set reason = 'Erased.' from theirs
       where payment_review.attempt_id = theirs.attempt_id and reason is not null),
     signals as (delete from risk_signal using theirs where risk_signal.attempt_id = theirs.attempt_id),
     notes as (
       update dispute set note = 'Erased.' from theirs where dispute.attempt_id = theirs.attempt_id and note is not null)
   update attempt set manual_reference = null from theirs
   where attempt.attempt_id = theirs.attempt_id and manual_reference is not null`,
);
