import { useActorName } from '../../api/use-actor-name.ts';
import { usePromotionChanges, type PromotionChange } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { comparePromotions } from './compare-promotions.ts';
import { Differences } from './differences.tsx';
import styles from './promotion.module.css';
import { useSpeech } from './use-speech.ts';

/** Who wrote a promotion when, and what they changed. */
export function PromotionHistory({ promotionId }: { promotionId: string }) {
  const { words } = useLanguage();
  const text = words.promotions;
  const query = usePromotionChanges(promotionId);
  return (
    <Section title={text.history}>
      <Answer query={query} skeleton={<TableSkeleton rows={2} />}>
        {({ changes }) => (changes.length === 0 ? <p>{text.historyEmpty}</p> : <Changes changes={changes} />)}
      </Answer>
    </Section>
  );
}

function Changes({ changes }: { changes: readonly PromotionChange[] }) {
  const { words } = useLanguage();
  const text = words.promotions;
  const nameOf = useActorName();
  const speech = useSpeech(changes.map(({ promotion }) => promotion));
  return (
    <ol className={styles['history']}>
      {changes.map(({ at, who, version, promotion }, index) => {
        const before = changes[index + 1];
        return (
          <li key={version}>
            <h3>
              {text.version(version, nameOf(who))} <Moment at={at} />
            </h3>
            {before ? (
              <Differences
                differences={comparePromotions(before.promotion, promotion, speech)}
                oneName={text.before}
                otherName={text.now}
              />
            ) : null}
            {version === 1 ? <p>{text.historyFirst}</p> : null}
          </li>
        );
      })}
    </ol>
  );
}
