import { statement } from '#runtime/db/statement.ts';

/** Makes what has this id, a payment, a capture or a refund, due to be looked after now; gives its state, no row when nothing has it. */
export const hurry = statement<{ state: string }, [id: string]>(
  'payment.hurry',
  `with attempts as (update attempt set look_at = now() where attempt_id = $1 returning state),
   captures as (update capture set look_at = now() where capture_id = $1 returning state),
   refunds as (update refund set look_at = now() where refund_id = $1 returning state)
   select state from attempts union all select state from captures union all select state from refunds`,
);

/** The state of what has this id. */
export const findState = statement<{ state: string }, [id: string]>(
  'payment.hurry.find-state',
  `select state from attempt where attempt_id = $1 union all select state from capture where capture_id = $1
   union all select state from refund where refund_id = $1`,
);
