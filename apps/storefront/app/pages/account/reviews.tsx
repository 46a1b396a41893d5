import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { formatDate } from '../../../../ui/format.ts';
import { accountWords } from '../../../../ui/messages/account-words.ts';
import { EmptyNote } from '../../parts/empty-note.tsx';
import { MoreLink } from '../../parts/more-link.tsx';
import { useFrame } from '../../parts/page-frame.tsx';
import { Picture } from '../../parts/picture.tsx';
import { Stars } from '../../parts/stars.tsx';
import { apiFor } from '../../server/api.ts';
import { localeOf } from '../../server/locale-of.ts';
import { ownAnswer } from '../../server/own-answer.ts';
import styles from './account-lists.module.css';

const tones = { waiting: 'warn', approved: 'good', refused: 'bad' } as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const cursor = new URL(request.url).searchParams.get('cursor');
  const reply = await apiFor(request).catalog.listMyReviews({ locale, ...(cursor ? { cursor } : {}) });
  return ownAnswer(reply, request, locale);
}

/** The reviews that the customer wrote, with what became of them. */
export default function Reviews() {
  const { reviews, nextCursor } = useLoaderData<typeof loader>();
  const { locale } = useFrame();
  const words = accountWords(locale);
  return (
    <>
      <h1>{words.pages.reviews}</h1>
      {reviews.length === 0 ? (
        <EmptyNote
          title={words.noReviews}
          hint={words.noReviewsHint}
          to={`/${locale}/account`}
          label={words.pages.orders}
        />
      ) : null}
      <ul className={styles.cards}>
        {reviews.map((review) => (
          <li key={review.reviewId} className={`${styles.card} ${styles.thing}`}>
            {review.picture ? (
              <Picture path={review.picture} alt="" width={88} height={88} sizes="88px" />
            ) : (
              <span />
            )}
            <div>
              <div className={styles.row}>
                <Link to={`/${locale}/products/${review.productSlug}`}>{review.productTitle}</Link>
                <span className={styles.badge} data-tone={tones[review.state]}>
                  {words.reviewState[review.state]}
                </span>
              </div>
              <p>
                <Stars rating={review.rating} /> <strong>{review.title}</strong>
                <br />
                {review.text}
              </p>
              {review.reason ? <p>{words.reviewRefused(review.reason)}</p> : null}
              <p className={styles.acts}>
                <Link to={`/${locale}/account/reviews/${review.productSlug}`} className={styles.act}>
                  {words.edit}
                </Link>
                <span className={styles.soft}>{formatDate(review.writtenAt, locale)}</span>
              </p>
            </div>
          </li>
        ))}
      </ul>
      <MoreLink cursor={nextCursor} label={words.more} />
    </>
  );
}
