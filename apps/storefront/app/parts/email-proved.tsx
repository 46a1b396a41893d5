import { useEffect, useState } from 'react';
import { Link, useRevalidator } from 'react-router';
import { formatDate } from '../../../ui/format.ts';
import { accountWords } from '../../../ui/messages/account-words.ts';
import type { ProofWords } from '../../../ui/messages/en/proof.ts';
import styles from '../pages/account/account-lists.module.css';

type Joined = { orderId: string; orderNumber: string; placedAt: string };
type Props = { email: string; joined: readonly Joined[]; locale: string; words: ProofWords };

const lookMs = 1500;
const looksMost = 8;

/** Says that an address is proved, and which orders have joined the account; looks for them for a while. */
export function EmailProved({ email, joined, locale, words }: Props) {
  const { revalidate } = useRevalidator();
  const [looks, setLooks] = useState(0);
  const isLooking = joined.length === 0 && looks < looksMost;
  useEffect(() => {
    if (!isLooking) return;
    const timer = setInterval(() => {
      setLooks((count) => count + 1);
      void revalidate();
    }, lookMs);
    return () => clearInterval(timer);
  }, [isLooking, revalidate]);
  return (
    <>
      <p className={styles.note}>
        <output>{words.done(email)}</output>
      </p>
      <p>
        <output>{joined.length === 0 ? words.joining : words.joined(joined.length)}</output>
      </p>
      <ul className={styles.cards}>
        {joined.map(({ orderId, orderNumber, placedAt }) => (
          <li key={orderId} className={`${styles.card} ${styles.row}`}>
            <Link to={`/${locale}/orders/${orderId}`}>{accountWords(locale).orderOf(orderNumber)}</Link>
            <time dateTime={placedAt} className={styles.soft}>
              {formatDate(placedAt, locale)}
            </time>
          </li>
        ))}
      </ul>
      <p className={styles.below}>
        <Link to={`/${locale}/account`} className={styles.act}>
          {words.toOrders}
        </Link>
      </p>
    </>
  );
}
