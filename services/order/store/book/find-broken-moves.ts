import { statement } from '#runtime/db/statement.ts';
import { decidedAt } from './decided-at.ts';
import { isUnsettled } from './is-unsettled.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/**
 * What was decided of an order and is not done after a minute. An order that was placed by hand with times of the past is young
 * as long as its events are.
 */
export const findBrokenMoves = statement<BrokenRow, [limit: number]>(
  'order.audit-moves',
  `with unsettled as (
     select o.order_id, o.state, o.stock, o.points_state, ${decidedAt} as since from orders o where ${isUnsettled}),
   late as (
     select *, state in ('paid', 'authorised', 'on-delivery') as is_live from unsettled u
     where since < now() - interval '60 s' and not exists (
       select from event_log e where e.occurred_at > now() - interval '60 s' and e.key = u.order_id::text
         and e.name in ('order.placed', 'order.paid', 'order.cancelled')))
   select * from (
     select 'goods are set aside or given back within 60 s' as rule, order_id::text as id,
       state || ', stock ' || stock || ', since ' || since as detail
     from late where stock <> case when is_live then 'committed' else 'returned' end
     union all
     select 'points are redeemed or given back within 60 s', order_id::text, state || ', points ' || points_state || ', since ' || since
     from late where case when is_live then points_state = 'asked' else points_state in ('asked', 'committed') end
     union all
     select 'unwanted money is given back within 60 s while its provider answers', order_id::text, 'since ' || changed_at
     from payment_attempts where state = 'cancelling' and changed_at < now() - interval '60 s'
       and asked_in_vain_at > now() - interval '60 s' is not true
   ) as broken order by rule, id limit $1`,
);
