import { useLanguage } from '../../language/use-language.ts';
import type { Difference } from './compare-promotions.ts';
import styles from './promotion.module.css';

type DifferencesProps = { differences: readonly Difference[]; oneName: string; otherName: string };

/** The parts in which two promotions differ, and what each says there. */
export function Differences({ differences, oneName, otherName }: DifferencesProps) {
  const { words } = useLanguage();
  const text = words.promotions;
  if (differences.length === 0) return <p>{text.historySame}</p>;
  return (
    <dl className={styles['differences']}>
      {differences.map(({ part, one, other }) => (
        <div key={part}>
          <dt>{text.parts[part]}</dt>
          <dd>
            {oneName}: {one}
            <br />
            {otherName}: {other}
          </dd>
        </div>
      ))}
    </dl>
  );
}
