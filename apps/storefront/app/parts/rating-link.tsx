import type { AnswerOf } from '#contracts/services.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { useFrame } from './page-frame.tsx';
import styles from './rating-link.module.css';
import { Stars } from './stars.tsx';

type Rating = AnswerOf<'catalog', 'listReviews'>['rating'];

/** What others think of a product, leading to their words; nothing while nobody has said it. */
export function RatingLink({ rating }: { rating: Rating | undefined }) {
  const { shop } = messagesFor(useFrame().locale);
  if (!rating?.mean) return null;
  return (
    <a href="#reviews" className={styles.rating}>
      <Stars rating={rating.mean} />
      <span>{shop.reviewCount(rating.count)}</span>
    </a>
  );
}
