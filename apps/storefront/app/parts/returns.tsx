import type { AnswerOf } from '#contracts/services.ts';
import { formatDate } from '../../../ui/format.ts';
import type { AfterSaleWords } from '../../../ui/messages/en/after-sale.ts';
import styles from './order-parts.module.css';

type Return = AnswerOf<'order', 'listReturns'>['returns'][number];
type Props = { returns: readonly Return[]; locale: string; words: AfterSaleWords };

const stepsDone = { requested: 1, approved: 2, received: 3, closed: 4, refused: 1, expired: 2 } as const;

/** The returns of an order: how far each is, and what there is to do. */
export function Returns({ returns, locale, words }: Props) {
  if (returns.length === 0) return null;
  return (
    <section>
      <h2>{words.returns}</h2>
      <ul className={styles.parcels}>
        {returns.map((each) => (
          <li key={each.returnId}>
            <div className={styles.head}>
              <strong>{words.returnNumber(each.number)}</strong>
              <span>
                {words.returnState[each.state]}
                {each.state === 'approved' && each.dueAt
                  ? ` · ${words.returnDue(formatDate(each.dueAt, locale))}`
                  : ''}
              </span>
            </div>
            <ol className={styles.steps}>
              {words.returnSteps.map((step, index) => (
                <li key={step} data-done={index < stepsDone[each.state] ? '' : undefined}>
                  {step}
                </li>
              ))}
            </ol>
            {each.answer ? <p>{each.answer}</p> : null}
            {each.lines.map(({ lineId, quantity, title, reason }) => (
              <p key={lineId} className={styles.soft}>
                {quantity} × {title} · {words.reasons[reason]}
              </p>
            ))}
            <p className={styles.soft}>{words.returnWanted[each.outcome ?? each.wanted]}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
