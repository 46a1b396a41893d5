import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { useFrame } from './page-frame.tsx';
import styles from './stars.module.css';

/** A rating from 0 to 5 as stars, and as words for whoever cannot see them. */
export function Stars({ rating }: { rating: number }) {
  const { locale } = useFrame();
  const label = messagesFor(locale).shop.stars(String(Math.round(rating * 10) / 10));
  return (
    <span>
      <span className={styles.stars} aria-hidden="true">
        <span style={{ width: `${rating * 20}%` }} />
      </span>
      <span className={styles.label}>{label}</span>
    </span>
  );
}
