import { useDebouncedValue } from '@mantine/hooks';
import { Link } from 'react-router';
import { useCustomersOf } from '../../api/use-customers.ts';
import { useSegmentPreview, type Segment, type SegmentRule } from '../../api/use-segments.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import styles from '../promotion/promotion.module.css';
import { useSegmentWords } from '../segments/use-segment-words.ts';
import { hasLimit } from './has-limit.ts';

const countedMost = 10_000;

/** The rule in words, how many customers it fits now, and who some of them are. */
export function SegmentPreview({ draft }: { draft: Segment }) {
  const { words, number } = useLanguage();
  const text = words.segments;
  const say = useSegmentWords();
  const [rule] = useDebouncedValue(JSON.stringify(ruleOf(draft)), 300);
  const asked = JSON.parse(rule) as SegmentRule;
  const isEnabled = hasLimit(asked);
  const { data, error } = useSegmentPreview(asked, { isEnabled });
  const { data: named } = useCustomersOf(isEnabled ? (data?.customerIds ?? []) : []);
  const size = data && (data.size > countedMost ? `${number(countedMost)}+` : number(data.size));
  return (
    <section className={styles['preview']} aria-labelledby="segment-fits">
      <h2 id="segment-fits">{text.preview}</h2>
      <p>{say(draft)}</p>
      {error && isEnabled ? <ProblemNote error={error} /> : null}
      <output>
        {isEnabled ? (
          <strong>{size === undefined ? words.loading : text.fits(size)}</strong>
        ) : (
          text.previewNone
        )}
      </output>
      {isEnabled && data && data.size > 0 && named && named.customers.length > 0 ? (
        <>
          <h3>{text.some}</h3>
          <ul>
            {named.customers.map(({ customerId, name }) => (
              <li key={customerId}>
                <Link to={`/customers/${customerId}`}>{name || words.customers.nameless}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function ruleOf({ segmentId: _id, title: _title, size: _size, ...rule }: Segment): SegmentRule {
  return rule;
}
