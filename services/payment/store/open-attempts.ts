import { statement } from '#runtime/db/statement.ts';
import type { Attempt } from '../domain/attempt.ts';
import { attemptColumns } from './attempts.ts';
import { putOff } from './put-off.ts';

/**
 * Takes up to `limit` attempts that are due to be looked after, the longest waiting first, and puts them off (an hour at most
 * those given up as not received). So whoever fails at one does not keep the others waiting, and two processes take
 * different ones. Those of which a refund was refused wait for a person instead, and those of providers that are `leftAlone`
 * for the next pass.
 */
export const claimOpenAttempts = statement<Attempt, [limit: number, leftAlone: readonly string[]]>(
  'payment.open-attempt.claim',
  `with due as (
     select attempt_id as due_id from attempt
     where look_at <= now() and not coalesce(provider = any($2::text[]), false)
       and (state in ('new', 'unknown')
         or (is_cancelled and (captured_minor > refunded_minor + disputed_minor or state in ('pending', 'authorised')))
         or (state = 'declined' and decline_code = 'not-received' and looks < 12)
         or ((is_cancelled or is_released) and is_held and state in ('authorised', 'captured') and captured_minor + voided_minor < amount_minor))
       and (is_cancelled or not is_released
         or not exists (select from capture where capture.attempt_id = attempt.attempt_id and capture.state = 'pending'))
       and not exists (select from refund where refund.attempt_id = attempt.attempt_id and refund.state = 'failed')
     order by look_at limit $1 for update of attempt skip locked)
   update attempt set looks = looks + 1,
     look_at = ${putOff("case when state = 'declined' then 3600 else 40 end")}
   from due where attempt_id = due_id
   returning ${attemptColumns}`,
);
