import { statement } from '#runtime/db/statement.ts';

export type PersonRow = { place: string; kind: string; data: Record<string, unknown> };

/** What is kept of a person, in the order of `place`, from behind one on: reviews, reports of reviews, what was bought. */
export const readPerson = statement<PersonRow, [customerId: string, after: string, limit: number]>(
  'catalog.person.read',
  `select place, kind, data from (
     select 'review-' || review_id as place, 'review' as kind, jsonb_build_object('product', p.slug, 'rating', r.rating,
       'title', r.title, 'text', r.body, 'locale', r.locale, 'state', r.state, 'reason', r.reason,
       'writtenAt', r.written_at) as data
     from reviews r join products p using (product_id) where r.customer_id = $1
     union all
     select 'report-' || review_id, 'review-report', jsonb_build_object('reviewId', review_id, 'reason', reason,
       'reportedAt', reported_at)
     from review_reports where customer_id = $1
     union all
     select 'purchase-' || order_id || '-' || product_id, 'purchase', jsonb_build_object('orderId', order_id,
       'product', p.slug)
     from purchases join products p using (product_id) where customer_id = $1) as kept
   where place collate "C" > $2 order by place collate "C" limit $3`,
);

/** Lets no event note anything of a customer while they are forgotten. */
export const lockPerson = statement<unknown, [customerId: string]>(
  'catalog.person.lock',
  'select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 3))',
);

/** Remembers, by a hash, that a customer was forgotten: what is heard of them later is nobody's. */
export const markErased = statement<unknown, [customerId: string]>(
  'catalog.person.mark-erased',
  `insert into erased_persons (customer_hash) values (sha256(convert_to($1::uuid::text, 'UTF8'))) on conflict do nothing`,
);

/**
 * Forgets a person: what they bought and reported, and so many of their reviews, which leave the ratings of their products,
 * which are locked. Gives how many reviews that were.
 */
export const erasePerson = statement<{ reviews: number }, [customerId: string, limit: number]>(
  'catalog.person.erase',
  `with gone as (
     delete from reviews where review_id in (
       select review_id from reviews where customer_id = $1 order by review_id limit $2)
     returning product_id, rating, state
   ), uncounted as (
     update product_ratings p set stars[gone.rating] = p.stars[gone.rating] - 1
     from gone where p.product_id = gone.product_id and gone.state = 'approved'
   ), reports as (
     delete from review_reports where customer_id = $1
   ), bought as (
     delete from purchases where customer_id = $1
   )
   select count(*) as reviews from gone`,
);
