import { statement } from '#runtime/db/statement.ts';
import { intoEventLog } from '../event-log.ts';
import { tellsReviews } from './tells-reviews.ts';
import { shownPicture } from '../product/product-pictures.ts';

type State = 'waiting' | 'approved' | 'refused';
type Locale = 'en-gb' | 'zh-cn';
export type ReviewRow = {
  reviewId: string;
  rating: number;
  title: string;
  text: string;
  locale: Locale;
  writtenAt: string;
};

const shown = `r.review_id as "reviewId", r.rating, r.title, r.body as text, r.locale, r.written_at as "writtenAt"`;

/** Notes that the products of these variants were bought with an order, unless the customer was forgotten. Sent after `lockPerson`. */
export const notePurchase = statement<unknown, [customerId: string, orderId: string, variantIds: string[]]>(
  'catalog.reviews.note-purchase',
  `insert into purchases (customer_id, product_id, order_id)
   select distinct $1::uuid, product_id, $2::uuid from variants where variant_id = any($3::uuid[])
     and not exists (select from erased_persons where customer_hash = sha256(convert_to($1::uuid::text, 'UTF8')))
   on conflict do nothing`,
);

/** Forgets what was bought with an order. */
export const forgetPurchase = statement<unknown, [orderId: string]>(
  'catalog.reviews.forget-purchase',
  'delete from purchases where order_id = $1',
);

/**
 * Writes the review of a customer who bought the product; other words than before wait again, and are taken out of the
 * rating, which is locked, and their going is announced. `state` is null when nothing was bought; no row when there is no such product.
 */
export const writeReview = statement<
  { state: State | null },
  [
    productId: string,
    customerId: string,
    reviewId: string,
    rating: number,
    title: string,
    body: string,
    locale: Locale,
    eventName: string,
    traceparent: string,
  ]
>(
  'catalog.reviews.write',
  `with known as (
     select state, rating, (rating, title, body, locale) is distinct from ($4::int, $5, $6, $7) as is_other
     from reviews where product_id = $1 and customer_id = $2
   ), written as (
     insert into reviews as r (review_id, product_id, customer_id, rating, title, body, locale)
     select $3, $1, $2, $4, $5, $6, $7
     where coalesce((select is_other from known), true)
       and exists (select from purchases where customer_id = $2 and product_id = $1)
     on conflict (product_id, customer_id) do update set rating = excluded.rating, title = excluded.title,
       body = excluded.body, locale = excluded.locale, state = 'waiting', reason = null, moderated_by = null,
       written_at = now()
     returning state
   ), uncounted as (
     update product_ratings p set stars[k.rating] = p.stars[k.rating] - 1
     from known k where p.product_id = $1 and k.state = 'approved' and exists (select from written)
   ), told as (
     ${intoEventLog} $8::text, ${tellsReviews}, $9::text
     from products p where p.product_id = $1 and exists (select from written)
       and exists (select from known where state = 'approved')
   )
   select coalesce((select state from written), (select state from known)) as state
   from products where product_id = $1`,
);

/** A customer's own review of a product. */
export const findOwnReview = statement<
  ReviewRow & { state: State; reason: string | null },
  [productId: string, customerId: string]
>(
  'catalog.reviews.find-own',
  `select ${shown}, r.state, r.reason from reviews r where r.product_id = $1 and r.customer_id = $2`,
);

export type OwnReviewRow = ReviewRow & {
  state: State;
  reason: string | null;
  productId: string;
  productSlug: string;
  productTitle: string;
  picture: string | null;
};

/** A customer's own reviews before one, the newest first, with their products in a language. */
export const listOwnReviews = statement<
  OwnReviewRow,
  [customerId: string, beforeId: string, limit: number, language: string]
>(
  'catalog.reviews.list-own',
  `select ${shown}, r.state, r.reason, r.product_id as "productId", p.slug as "productSlug",
     case $4 when 'zh' then p.title_zh else p.title_en end as "productTitle",
     (select media_path(${shownPicture}) from variants v where v.product_id = r.product_id and v.is_sold
       order by v.position limit 1) as picture
   from reviews r join products p using (product_id)
   where r.customer_id = $1 and r.review_id < $2::uuid order by r.review_id desc limit $3`,
);

/** Notes that a customer reported an approved review; no row when there is none. */
export const reportReview = statement<
  { reviewId: string },
  [reviewId: string, customerId: string, reason: string]
>(
  'catalog.reviews.report',
  `with asked as (
     select review_id from reviews where review_id = $1 and state = 'approved'
   ), noted as (
     insert into review_reports (review_id, customer_id, reason) select review_id, $2, $3 from asked
     on conflict (review_id, customer_id) do nothing
   )
   select review_id as "reviewId" from asked`,
);

/** Brings reviews to a state, counts them into the locked ratings of their products, or out of them, and announces that. */
export const moderateReviews = statement<
  { changed: number },
  [
    reviewIds: string[],
    state: State,
    reason: string | null,
    moderatedBy: string,
    eventName: string,
    traceparent: string,
  ]
>(
  'catalog.reviews.moderate',
  `with asked as (
     select review_id, product_id, rating, state from reviews
     where review_id = any($1::uuid[]) and state <> $2
   ), changed as (
     update reviews r set state = $2, reason = $3, moderated_by = $4
     from asked where r.review_id = asked.review_id returning r.review_id
   ), counted as (
     select product_id, rating, case when $2 = 'approved' then 1 else -1 end as one from asked
     where $2 = 'approved' or state = 'approved'
   ), moved as (
     update product_ratings p set stars = array(
       select was.stars + coalesce((select sum(one) from counted c
         where c.product_id = p.product_id and c.rating = was.rating), 0)
       from unnest(p.stars) with ordinality as was (stars, rating) order by was.rating)
     where p.product_id in (select product_id from counted)
   ), told as (
     ${intoEventLog} $5::text, ${tellsReviews}, $6::text
     from products p where p.product_id in (select product_id from counted)
   )
   select count(*) as changed from changed`,
);

/** Reviews in a state after one, the oldest first. */
export const listByState = statement<
  ReviewRow & { productId: string; productSlug: string; reason: string | null; reports: number },
  [state: State, afterId: string, limit: number]
>(
  'catalog.reviews.list-by-state',
  `select ${shown}, r.product_id as "productId", p.slug as "productSlug", r.reason,
     (select count(*) from review_reports o where o.review_id = r.review_id) as reports
   from reviews r join products p using (product_id)
   where r.state = $1 and r.review_id > $2::uuid order by r.review_id limit $3`,
);

/** How many reviews are in a state, counted up to 10,001. */
export const countByState = statement<{ count: number }, [state: State]>(
  'catalog.reviews.count-by-state',
  'select count(*) as count from (select from reviews where state = $1 limit 10001) few',
);

export type RatedRow = { stars: number[] | null; reviews: (ReviewRow & { place: number })[] };

/** The rating of a product, and its approved reviews by `place` and id, the highest first, after such a pair. */
const listBy = (place: string, after: string, order: string) =>
  `select (select to_jsonb(stars) from product_ratings where product_id = $1) as stars,
     (select coalesce(jsonb_agg(jsonb_build_object('reviewId', review_id, 'rating', rating, 'title', title, 'text', body,
         'locale', locale, 'place', place,
         'writtenAt', to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
         order by place desc, review_id desc), '[]')
       from (select *, ${place} as place from reviews where product_id = $1 and state = 'approved'
         and ${after} order by ${order} limit $4) page) as reviews
   from products where product_id = $1`;

const byStars = (place: string) =>
  listBy(place, `(${place}, review_id) < ($2::int, $3::uuid)`, `${place} desc, review_id desc`);

type Values = [productId: string, beforePlace: number, beforeId: string, limit: number];

/** A page of the reviews of a product, by the order asked: each has an index of its own. */
export const listReviews = {
  newest: statement<RatedRow, Values>(
    'catalog.reviews.list-newest',
    listBy('0', '$2::int is not null and review_id < $3::uuid', 'review_id desc'),
  ),
  highest: statement<RatedRow, Values>('catalog.reviews.list-highest', byStars('rating')),
  lowest: statement<RatedRow, Values>('catalog.reviews.list-lowest', byStars('(-rating)')),
};
