import { Link } from 'react-router';
import { useAttention, type Attention, type AttentionName } from '../../api/use-attention.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Moment } from '../../parts/moment.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import styles from './dashboard.module.css';

const urgent: readonly AttentionName[] = ['overdue', 'disputes', 'paymentReviews'];

/** What waits for a person, each row leading to its list; says so when nothing does. */
export function AttentionList() {
  const { words } = useLanguage();
  const text = words.dashboard;
  const { known, isPending, error, refetch } = useAttention();
  const waiting = known.filter(({ count }) => count > 0);
  return (
    <Section title={text.attention}>
      {error ? <ProblemNote error={error} detail={text.attentionUnread} onRetry={refetch} /> : null}
      {isPending && waiting.length === 0 ? (
        <div aria-busy="true">
          <TableSkeleton rows={3} />
        </div>
      ) : null}
      {!isPending && !error && waiting.length === 0 ? (
        <p className={styles['calm']}>{text.attentionNone}</p>
      ) : null}
      <ul className={styles['asks']}>
        {waiting.map((each) => (
          <li key={each.name}>
            <Ask ask={each} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Ask({ ask: { name, to, count, isMore, soonest } }: { ask: Attention }) {
  const { words, number } = useLanguage();
  const text = words.dashboard;
  return (
    <Link to={to} className={styles['ask']}>
      <span className={styles['count']} data-urgent={urgent.includes(name) || undefined}>
        {`${number(count)}${isMore ? '+' : ''}`}
      </span>{' '}
      <span>
        <strong>{text.asks[name].name(count)}</strong>
        <small>
          {text.asks[name].hint}
          {soonest === null ? null : (
            <>
              {' '}
              {text.soonest} <Moment at={soonest} />
            </>
          )}
        </small>
      </span>
    </Link>
  );
}
