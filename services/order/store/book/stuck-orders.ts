import { statement } from '#runtime/db/statement.ts';
import { decidedAt } from './decided-at.ts';
import { isUnsettled } from './is-unsettled.ts';

export type StuckRow = {
  orderId: string;
  why: 'moving' | 'resting' | 'unwatched' | 'goods' | 'money';
  since: string;
};

/** Orders that do not go on, the longest first, each for the first reason that holds; $1 narrows to one. */
export const findStuckOrders = statement<StuckRow, [orderId: string | null, seconds: number, limit: number]>(
  'order.stuck.find',
  `with late as (select now() - make_interval(secs => $2) as at),
   stuck as (
     select order_id, 1 as rank, 'moving' as why, placed_at as since from orders, late
     where state = 'placed' and placed_at < late.at
     union all
     select order_id, 2, 'resting', pay_before from orders, late
     where state in ('awaiting-payment', 'payment-refused', 'authorised', 'on-delivery') and pay_before < late.at
     union all
     select order_id, 2, 'resting', pay_before from orders, late where state = 'paid' and pay_before < late.at
     union all
     select order_id, 3, 'unwatched', coalesce(cancelled_at, paid_at, placed_at) from orders
     where look_at is null and (state in ('placed', 'awaiting-payment', 'payment-refused', 'authorised', 'on-delivery')
       or (state = 'paid' and stock <> 'committed') or (state = 'cancelled' and stock <> 'returned'))
     union all
     select order_id, 4, 'goods', coalesce(cancelled_at, paid_at, ${decidedAt}) from orders o, late
     where look_at is not null and coalesce(cancelled_at, paid_at, ${decidedAt}) < late.at
       and ${isUnsettled} and stock <> case state when 'cancelled' then 'returned' else 'committed' end
     union all
     select order_id, 5, 'money', a.changed_at from orders o join payment_attempts a using (order_id), late
     where look_at is not null and a.state = 'cancelling' and a.changed_at < late.at)
   select "orderId", why, since from (
     select distinct on (order_id) order_id as "orderId", why, since from stuck
     where $1::uuid is null or order_id = $1 order by order_id, rank) each
   order by since limit $3`,
);

/** When the system will look at orders next. */
export const findLooks = statement<{ orderId: string; lookAt: string | null }, [orderIds: string[]]>(
  'order.stuck.looks',
  `select order_id as "orderId", look_at as "lookAt" from orders where order_id = any($1::uuid[])`,
);
