import { statement } from '#runtime/db/statement.ts';
import { putOff } from './put-off.ts';
import type { DisputeState, ProviderDispute } from '../domain/provider-dispute.ts';
import type { StoredDispute } from '../domain/show-dispute.ts';

const insertDispute = statement<
  unknown,
  [disputeId: string, provider: string, attemptId: string, dispute: string]
>(
  'payment.dispute.take-over',
  `insert into dispute (dispute_id, provider, attempt_id, provider_dispute_id, amount_minor, currency, reason, state, answer_by, ended_at)
   select $1, $2, $3, "providerDisputeId", "amountMinor", currency, reason, state, "answerBy", case when state <> 'opened' then now() end
   from jsonb_to_record($4::jsonb) as told ("providerDisputeId" text, "amountMinor" bigint, currency text, reason text, state text,
     "answerBy" timestamptz)
   on conflict (provider, provider_dispute_id) do update set state = excluded.state, ended_at = now()
     where dispute.state = 'opened' and excluded.state <> 'opened'`,
);

/** Takes a provider's word of a dispute over: a new one, or how it ended. What ended stays as it is. */
export function takeOverDispute(
  disputeId: string,
  { provider, attemptId }: { provider: string; attemptId: string },
  dispute: ProviderDispute,
) {
  return insertDispute(disputeId, provider, attemptId, JSON.stringify(dispute));
}

const columns = `d.dispute_id as "disputeId", d.provider, d.provider_dispute_id as "providerDisputeId", a.order_id as "orderId",
  a.order_number as "orderNumber", d.attempt_id as "attemptId", d.amount_minor as "amountMinor", d.currency, d.reason, d.state,
  d.answer_by as "answerBy", d.opened_at as "openedAt", d.ended_at as "endedAt", d.note, d.is_accepted as "isAccepted",
  d.answer_id as "answerId", d.answer_state as "answerState"`;

export const listDisputes = statement<
  StoredDispute,
  [state: DisputeState, before: string | null, limit: number]
>(
  'payment.dispute.list',
  `select ${columns} from dispute d join attempt a using (attempt_id)
   where d.state = $1 and d.dispute_id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
   order by d.dispute_id desc limit $3`,
);

export const findDispute = statement<StoredDispute, [disputeId: string]>(
  'payment.dispute.find',
  `select ${columns} from dispute d join attempt a using (attempt_id) where d.dispute_id = $1`,
);

/**
 * Writes what staff say of an open dispute before its deadline, to be sent: a note, or (null) that it is accepted; and who
 * said it. No row when it is said already, or nothing can be said any more.
 */
export const writeAnswer = statement<
  { disputeId: string },
  [disputeId: string, answerId: string, note: string | null, actorKind: 'staff' | 'key', actorId: string]
>(
  'payment.dispute.write-answer',
  `with written as (
     update dispute set answer_id = $2, note = coalesce($3::text, note), is_accepted = $3::text is null, answer_state = 'pending',
       answered_at = now(), looks = 0, look_at = now() + interval '5 seconds'
     where dispute_id = $1 and state = 'opened' and not is_accepted and (answer_by is null or answer_by > now())
       and ($3::text is null or note is distinct from $3::text)
     returning dispute_id),
   acted as (
     insert into dispute_action (action_id, dispute_id, word, actor_kind, actor_id)
     select $2, dispute_id, case when $3::text is null then 'acceptance' else 'note' end, $4, $5 from written)
   select dispute_id as "disputeId" from written`,
);

/** Notes what became of an answer, unless another has taken its place meanwhile. */
export const markAnswer = statement<unknown, [answerId: string, state: 'sent' | 'refused']>(
  'payment.dispute.mark-answer',
  `update dispute set answer_state = $2, looks = 0, look_at = now() + interval '1 hour'
   where answer_id = $1 and answer_state = 'pending'`,
);

/**
 * Takes up to `limit` disputes that are due and puts them off: those with an answer to be sent as all that is under way, the
 * other open ones by an hour; none of providers that are `leftAlone`.
 */
export const claimDueDisputes = statement<StoredDispute, [limit: number, leftAlone: readonly string[]]>(
  'payment.dispute.claim-due',
  `with due as (
     select dispute_id as due_id from dispute where (state = 'opened' or answer_state = 'pending') and look_at <= now()
       and not exists (select from attempt a where a.attempt_id = dispute.attempt_id and a.provider = any($2::text[]))
     order by look_at limit $1 for update skip locked),
   claimed as (
     update dispute set looks = looks + 1, look_at = case when answer_state = 'pending'
       then ${putOff()} else now() + interval '1 hour' end
     from due where dispute_id = due_id returning dispute.*)
   select ${columns} from claimed d join attempt a using (attempt_id)`,
);
