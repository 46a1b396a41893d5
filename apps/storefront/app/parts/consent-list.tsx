import { Form } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { formatDate } from '../../../ui/format.ts';
import { accountWords } from '../../../ui/messages/account-words.ts';
import styles from '../pages/account/account-lists.module.css';

type Consents = AnswerOf<'user', 'listConsents'>;
type Props = Pick<Consents, 'current' | 'history'> & { locale: string };

const choices = ['marketing-mail', 'marketing-sms', 'analytics'] as const;

/** What the customer may agree to and take back, and all that they said. */
export function ConsentList({ current, history, locale }: Props) {
  const words = accountWords(locale);
  return (
    <section>
      <h2>{words.consents}</h2>
      <ul className={styles.cards}>
        {choices.map((purpose) => {
          const said = current.find((each) => each.purpose === purpose);
          const day = said ? formatDate(said.at, locale) : '';
          return (
            <li key={purpose} className={`${styles.card} ${styles.row}`}>
              <div>
                <strong>{words.consentPurpose[purpose]}</strong>
                <br />
                <span className={styles.soft}>
                  {!said
                    ? words.consentNever
                    : said.isGiven
                      ? words.consentGiven(day)
                      : words.consentWithdrawn(day)}
                </span>
              </div>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="purpose" value={purpose} />
                <button
                  type="submit"
                  name="intent"
                  value={said?.isGiven ? 'withdraw' : 'agree'}
                  className={styles.act}
                  aria-label={`${said?.isGiven ? words.withdraw : words.agree}: ${words.consentPurpose[purpose]}`}
                >
                  {said?.isGiven ? words.withdraw : words.agree}
                </button>
              </Form>
            </li>
          );
        })}
      </ul>
      {history.length > 0 ? (
        <details className={styles.history}>
          <summary>{words.consentHistory}</summary>
          <ul>
            {history.map(({ purpose, at, isGiven, textVersion }) => (
              <li key={`${purpose} ${at}`}>
                {words.consentPurpose[purpose]} ·{' '}
                {isGiven
                  ? words.consentGiven(formatDate(at, locale))
                  : words.consentWithdrawn(formatDate(at, locale))}{' '}
                ({textVersion})
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
