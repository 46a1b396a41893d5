import { statement } from '#runtime/db/statement.ts';

/** What must hold of payments that wait for a person. */
export const brokenReviews = statement<{ rule: string; id: string; detail: string }>(
  'payment.audit.reviews',
  `(select 'a review ends in time' as rule, review_id::text as id, 'to be decided by ' || decide_by as detail
    from payment_review where state = 'open' and decide_by < now() - interval '2 minutes' limit 100)
   union all
   (select 'what was approved is taken', review_id::text, a.state || ' since ' || decided_at
    from payment_review r join attempt a using (attempt_id)
    where r.look_at is not null and r.state = 'approved' and r.decided_at < now() - interval '2 minutes' limit 100)
   union all
   (select 'no money is wanted of what was not approved', review_id::text, r.state
    from payment_review r join attempt a using (attempt_id)
    where r.state in ('rejected', 'expired') and not a.is_cancelled limit 100)
   union all
   (select 'no money is taken before a person has looked', review_id::text, a.captured_minor || ' captured'
    from payment_review r join attempt a using (attempt_id)
    where r.state in ('waiting', 'open') and a.captured_minor > 0 limit 100)`,
);
