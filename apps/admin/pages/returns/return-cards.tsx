import type { ReturnValue } from '#contracts/order/return.ts';
import { ReturnCard } from './return-card.tsx';
import styles from './return-card.module.css';

/** Returns beside each other, below each other on a phone. */
export function ReturnCards({ returns }: { returns: readonly ReturnValue[] }) {
  return (
    <div className={styles['cards']}>
      {returns.map((value) => (
        <ReturnCard key={value.returnId} value={value} />
      ))}
    </div>
  );
}
