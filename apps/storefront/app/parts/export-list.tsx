import { Form } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { formatDate } from '../../../ui/format.ts';
import { accountWords } from '../../../ui/messages/account-words.ts';
import styles from '../pages/account/account-lists.module.css';

type Case = AnswerOf<'user', 'listPrivacyCases'>['cases'][number];
type Props = { cases: readonly Case[]; nowMs: number; locale: string };

/** The copies of their data that the customer asked for: how far each is, and the file. */
export function ExportList({ cases, nowMs, locale }: Props) {
  const words = accountWords(locale);
  return (
    <section>
      <h2>{words.exportTitle}</h2>
      <p className={styles.soft}>{words.exportWhat}</p>
      <ul className={styles.cards}>
        {cases.map((each) => (
          <li key={each.caseId} className={`${styles.card} ${styles.row}`}>
            <div>
              {words.exportAsked(formatDate(each.createdAt, locale))}
              <br />
              <output className={styles.soft}>{sayState(each, nowMs, locale)}</output>
            </div>
            {isReady(each, nowMs) ? (
              <a
                href={`/${locale}/account/export/${each.caseId}`}
                download
                className={`${styles.act} ${styles.main}`}
              >
                {words.exportDownload}
              </a>
            ) : each.state === 'open' ? (
              <progress aria-label={words.exportOpen} />
            ) : null}
          </li>
        ))}
      </ul>
      {cases.some(({ state }) => state === 'open') ? null : (
        <Form method="post" preventScrollReset className={styles.below}>
          <button type="submit" name="intent" value="export" className={styles.act}>
            {words.exportStart}
          </button>
        </Form>
      )}
    </section>
  );
}

function isReady({ state, expiresAt }: Case, nowMs: number): boolean {
  return state === 'done' && expiresAt !== null && Date.parse(expiresAt) > nowMs;
}

function sayState(each: Case, nowMs: number, locale: string): string {
  const words = accountWords(locale);
  if (each.state === 'open') return words.exportOpen;
  return isReady(each, nowMs) && each.expiresAt
    ? words.exportReady(formatDate(each.expiresAt, locale))
    : words.exportOver;
}
