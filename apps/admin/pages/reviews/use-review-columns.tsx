import { VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import type { StaffReview } from '../../api/use-reviews.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { ListColumns } from '../../parts/list/list-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import styles from './review-table.module.css';

export const reviewColumns = ['rating', 'product', 'written', 'reports'] as const;
type ReviewColumn = (typeof reviewColumns)[number];

/** Reviews as their writers wrote them. */
export function useReviewColumns(): ListColumns<StaffReview, ReviewColumn> {
  const { words, number } = useLanguage();
  const text = words.reviews;
  return {
    first: {
      title: text.review,
      renderCell: (review) => (
        <div lang={review.locale}>
          <strong>{review.title}</strong>
          <p className={styles['text']}>{review.text}</p>
          {review.reason ? <p className={styles['reason']}>{text.reasonWas(review.reason)}</p> : null}
        </div>
      ),
    },
    others: {
      rating: {
        title: text.rating,
        renderCell: ({ rating }) => (
          <>
            <span aria-hidden="true">{'★'.repeat(rating) + '☆'.repeat(5 - rating)}</span>
            <VisuallyHidden>{text.stars(rating)}</VisuallyHidden>
          </>
        ),
      },
      product: {
        title: text.product,
        renderCell: ({ productSlug }) => <Link to={`/products/${productSlug}`}>{productSlug}</Link>,
      },
      written: { title: text.writtenAt, renderCell: ({ writtenAt }) => <Moment at={writtenAt} /> },
      reports: { title: text.reports, renderCell: ({ reports }) => number(reports), kind: 'number' },
    },
  };
}
