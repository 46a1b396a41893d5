import { Form, Link, useSearchParams, useSubmit } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { formatDate, languageTag } from '../../../ui/format.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { useFrame } from './page-frame.tsx';
import { RatingBars } from './rating-bars.tsx';
import { Stars } from './stars.tsx';
import styles from './reviews.module.css';

/** What others think of a product: how the ratings spread, and a page of reviews in the order asked for. */
export function Reviews({ reviews: answer }: { reviews: AnswerOf<'catalog', 'listReviews'> }) {
  const { locale } = useFrame();
  const { shop } = messagesFor(locale);
  const { rating, reviews, nextCursor } = answer;
  const [parameters] = useSearchParams();
  const next = new URLSearchParams(parameters);
  if (nextCursor !== null) next.set('reviewsAfter', nextCursor);
  return (
    <section id="reviews" aria-labelledby="reviews-title" className={styles.reviews}>
      <h2 id="reviews-title">{shop.reviews}</h2>
      {rating.count === 0 || rating.mean === null ? (
        <p className={styles.none}>
          {shop.noReviews}
          {locale === 'zh-cn' ? '' : ' '}
          {shop.noReviewsHint}
        </p>
      ) : (
        <div className={styles.columns}>
          <div>
            <p className={styles.mean}>
              <strong>{rating.mean.toFixed(1)}</strong> <Stars rating={rating.mean} />{' '}
              <span>{shop.reviewCount(rating.count)}</span>
            </p>
            <RatingBars histogram={rating.histogram} />
          </div>
          <div>
            {rating.count > 1 ? <ReviewSort /> : null}
            <ul className={styles.list}>
              {reviews.map((review) => (
                <li key={review.reviewId}>
                  <Stars rating={review.rating} />
                  <h3 lang={languageTag(review.locale)}>{review.title}</h3>
                  <p lang={languageTag(review.locale)}>{review.text}</p>
                  <small>{formatDate(review.writtenAt, locale)}</small>
                </li>
              ))}
            </ul>
            {nextCursor === null ? null : (
              <Link to={`?${next.toString()}#reviews`} preventScrollReset>
                {shop.moreReviews}
              </Link>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

/** The order of the reviews; sends itself on change, and by its button where no script runs. */
function ReviewSort() {
  const { locale } = useFrame();
  const words = messagesFor(locale);
  const [parameters] = useSearchParams();
  const submit = useSubmit();
  const sku = parameters.get('sku');
  return (
    <Form
      action="#reviews"
      className={styles.sort}
      onChange={(event) => void submit(event.currentTarget, { preventScrollReset: true, replace: true })}
    >
      {sku === null ? null : <input type="hidden" name="sku" value={sku} />}
      <label>
        {words.shop.sortReviews}{' '}
        <select name="reviews" defaultValue={parameters.get('reviews') ?? 'newest'}>
          {Object.entries(words.shop.reviewSorts).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <noscript>
        <button type="submit">{words.apply}</button>
      </noscript>
    </Form>
  );
}
