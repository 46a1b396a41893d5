import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { useFrame } from './page-frame.tsx';
import styles from './rating-bars.module.css';

/** How many gave five stars, four … one. `histogram` begins with those who gave one. */
export function RatingBars({ histogram }: { histogram: readonly number[] }) {
  const { locale } = useFrame();
  const { shop } = messagesFor(locale);
  const most = Math.max(1, ...histogram);
  return (
    <ul className={styles.bars}>
      {[5, 4, 3, 2, 1].map((stars) => {
        const count = histogram[stars - 1] ?? 0;
        return (
          <li key={stars}>
            <span aria-hidden="true">{stars} ★</span>
            <meter min={0} max={most} value={count} aria-label={shop.starRow(stars, count)} />
            <span aria-hidden="true">{count}</span>
          </li>
        );
      })}
    </ul>
  );
}
