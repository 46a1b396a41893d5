import { Link, useSearchParams } from 'react-router';
import styles from './more-link.module.css';

/** Leads to the next page of a list; an address of its own, so that it works without script and can be shared. */
export function MoreLink({ cursor, label }: { cursor: string | null; label: string }) {
  const [parameters] = useSearchParams();
  if (cursor === null) return null;
  const next = new URLSearchParams(parameters);
  next.set('cursor', cursor);
  return (
    <p className={styles.more}>
      <Link to={`?${next.toString()}`} rel="next" className={styles.link}>
        {label}
      </Link>
    </p>
  );
}
