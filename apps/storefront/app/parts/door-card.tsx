import styles from './door-card.module.css';

type Props = {
  title: string;
  /** Why one would, before anything is sent. */
  lead?: string | undefined;
  /** What was sent, and where to. */
  sent?: string | undefined;
  children: React.ReactNode;
  /** Other ways to get in, under a line; a paragraph each. */
  ways?: React.ReactNode;
};

/** The frame of the pages around signing in and up. */
export function DoorCard({ title, lead, sent, children, ways }: Props) {
  return (
    <div className={styles.card}>
      <h1>{title}</h1>
      {sent === undefined ? null : (
        <p>
          <output>{sent}</output>
        </p>
      )}
      {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
      {children}
      {ways === undefined ? null : <div className={styles.ways}>{ways}</div>}
    </div>
  );
}
