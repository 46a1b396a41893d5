import { Link } from 'react-router';
import styles from './empty-note.module.css';

type EmptyNoteProps = { title: string; hint: string; to?: string; label?: string };

/** What stands where a list would be: that it is empty, how it fills, and the way there. */
export function EmptyNote({ title, hint, to, label }: EmptyNoteProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      <p>{hint}</p>
      {to === undefined ? null : <Link to={to}>{label}</Link>}
    </div>
  );
}
