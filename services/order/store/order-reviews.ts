import { statement } from '#runtime/db/statement.ts';

/**
 * Notes that a person looks at the open payment of an order, which rests for so many seconds until then, and writes it
 * down for its readers. An order that is still moving rests so long when it comes to that. A repeat changes nothing; gives a
 * row when something was noted. No version is raised: whoever works on the order meanwhile goes on.
 */
export const noteReview = statement<
  { orderId: string },
  [orderId: string, attemptId: string, seconds: number]
>(
  'order.review.note',
  `with noted as (
     update orders set review_attempt_id = $2, review_until = now() + make_interval(secs => $3),
       pay_before = case when state = 'awaiting-payment' then greatest(pay_before, now() + make_interval(secs => $3)) else pay_before end
     where order_id = $1 and state in ('placed', 'awaiting-payment') and review_attempt_id is distinct from $2
       and exists (select from payment_attempts a where a.order_id = $1 and a.attempt_id = $2
         and a.state in ('started', 'pending', 'unknown'))
     returning order_id),
   told as (
     insert into order_timeline (order_id, what, who, why)
     select order_id, 'payment-review', 'system', 'The payment is being checked.' from noted)
   select order_id as "orderId" from noted`,
);

/** There is nothing to look at any more: an order that is still to be paid rests for so many seconds at most. */
export const dropReview = statement<unknown, [orderId: string, attemptId: string, seconds: number]>(
  'order.review.drop',
  `update orders set review_attempt_id = null, review_until = null,
     pay_before = least(pay_before, now() + make_interval(secs => $3))
   where order_id = $1 and review_attempt_id = $2 and state in ('awaiting-payment', 'payment-refused')`,
);
