import type { ReviewStateValue } from '#contracts/payment/review.ts';
import { statement } from '#runtime/db/statement.ts';
import type { StoredReview } from '../../domain/risk/show-review.ts';
import { putOff } from '../put-off.ts';

const columns = `r.review_id as "reviewId", a.order_id as "orderId", a.order_number as "orderNumber", r.attempt_id as "attemptId",
  a.amount_minor as "amountMinor", a.currency, a.is_cancelled as "isCancelled", r.state, r.version, r.rules,
  r.opened_at as "openedAt", r.decide_by as "decideBy", r.decided_at as "decidedAt", r.decided_by as "decidedBy", r.reason`;

/** Puts an attempt on review, before it is sent; `rules` is JSON. A repeat changes nothing. */
export const insertReview = statement<unknown, [reviewId: string, attemptId: string, rules: string]>(
  'payment.review.insert',
  `insert into payment_review (review_id, attempt_id, rules) values ($1, $2, $3::jsonb)
   on conflict (attempt_id) do nothing`,
);

/** The money is there: a person has so many seconds. Its attempt moves in the same flight. */
export const openReview = statement<unknown, [attemptId: string, seconds: number]>(
  'payment.review.open',
  `update payment_review set state = 'open', version = version + 1, opened_at = now(),
     decide_by = now() + make_interval(secs => $2), look_at = now() + make_interval(secs => $2), looks = 0
   where attempt_id = $1 and state = 'waiting'`,
);

/** There is nothing to decide any more. Its attempt moves in the same flight. */
export const dropReview = statement<unknown, [attemptId: string]>(
  'payment.review.drop',
  `update payment_review set state = 'dropped', version = version + 1, look_at = null
   where attempt_id = $1 and state in ('waiting', 'open')`,
);

/**
 * Ends an open review as it was seen, refused as `review-moved` otherwise; what is approved is looked after until it is
 * taken. Nobody has decided one that expires.
 */
export const closeReview = statement<
  unknown,
  [
    reviewId: string,
    version: number,
    state: Extract<ReviewStateValue, 'approved' | 'rejected' | 'expired'>,
    decidedBy: string | null,
    reason: string | null,
  ]
>(
  'payment.review.close',
  `with closed as (
     update payment_review set state = $3, version = version + 1, decided_at = now(), decided_by = $4, reason = $5,
       look_at = case when $3 = 'approved' then now() + interval '5 seconds' end, looks = 0
     where review_id = $1 and version = $2 and state = 'open' and ($3 <> 'expired' or decide_by <= now()) returning 1)
   select must(exists (select from closed), 'review-moved')`,
);

/** Nothing is left to be done for what was approved. */
export const settleReview = statement<unknown, [reviewId: string]>(
  'payment.review.settle',
  `update payment_review set look_at = null where review_id = $1 and state = 'approved'`,
);

export const findReview = statement<StoredReview, [reviewId: string]>(
  'payment.review.find',
  `select ${columns} from payment_review r join attempt a using (attempt_id) where r.review_id = $1`,
);

/** A page of the reviews in a state, the newest first; those are left out whose money nobody wants any more. */
export const listReviews = statement<
  StoredReview,
  [state: ReviewStateValue, before: string | null, limit: number]
>(
  'payment.review.list',
  `select ${columns} from payment_review r join attempt a using (attempt_id)
   where r.state = $1 and r.review_id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
     and (r.state <> 'open' or not a.is_cancelled)
   order by r.review_id desc limit $3`,
);

/** Takes up to `limit` reviews that are due and puts them off; none of providers that are `leftAlone`. */
export const claimDueReviews = statement<StoredReview, [limit: number, leftAlone: readonly string[]]>(
  'payment.review.claim-due',
  `with due as (
     select review_id as due_id from payment_review where look_at <= now()
       and not exists (select from attempt a where a.attempt_id = payment_review.attempt_id and a.provider = any($2::text[]))
     order by look_at limit $1 for update skip locked),
   claimed as (
     update payment_review set looks = looks + 1, look_at = ${putOff()}
     from due where review_id = due_id returning payment_review.*)
   select ${columns} from claimed r join attempt a using (attempt_id)`,
);
