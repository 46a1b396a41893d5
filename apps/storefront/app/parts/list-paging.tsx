import { Link, useSearchParams } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { cardId } from './product-grid.tsx';
import styles from './list-paging.module.css';

const pageSize = 24;
const shownMost = 4 * pageSize;

/**
 * Shows more of a list below what is shown, at an address of its own, so that going back finds the place again and all of
 * it works without script. After 96 products the list goes on on another page.
 */
export function ListPaging({
  shown,
  total,
  cursor,
  locale,
}: {
  shown: number;
  /** How many there are, as it is read; null when nobody has counted. */
  total: string | null;
  cursor: string | null;
  locale: string;
}) {
  const words = messagesFor(locale);
  const [parameters] = useSearchParams();
  const isLater = parameters.has('cursor');
  const next = new URLSearchParams(parameters);
  const isFull = shown >= shownMost;
  if (cursor !== null && isFull) {
    next.set('cursor', cursor);
    next.delete('shown');
  } else next.set('shown', String(shown + pageSize));
  const first = new URLSearchParams(parameters);
  for (const name of ['cursor', 'shown']) first.delete(name);
  return (
    <div className={styles.paging}>
      {total === null || isLater ? null : <p>{words.shop.shownOf(shown, total)}</p>}
      {cursor === null ? null : (
        <Link
          to={isFull ? `?${next.toString()}` : `?${next.toString()}#${cardId(shown)}`}
          replace={!isFull}
          className={styles.more}
        >
          {isFull ? words.shop.nextPage : words.more}
        </Link>
      )}
      {isLater ? <Link to={`?${first.toString()}`}>{words.shop.firstPage}</Link> : null}
    </div>
  );
}
