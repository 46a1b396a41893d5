import type { Messages } from '../../../ui/messages/en.ts';
import styles from './stock-line.module.css';

type Availability = { state: 'in-stock' | 'low' | 'out'; quantityLeft?: number; isBackOrder?: true };

/** Whether a variant can be had, and how few are left. */
export function StockLine({ availability, words }: { availability: Availability; words: Messages }) {
  const { state, quantityLeft = 1, isBackOrder } = availability;
  if (state === 'out') return <output className={styles.out}>{words.soldOut}</output>;
  if (isBackOrder) return <output className={styles.low}>{words.onBackOrder}</output>;
  if (state === 'low') return <output className={styles.low}>{words.onlyLeft(quantityLeft)}</output>;
  return <output className={styles.stock}>{words.inStock}</output>;
}
