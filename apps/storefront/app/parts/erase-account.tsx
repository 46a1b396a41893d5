import { useNavigation } from 'react-router';
import type { Problem } from '../../../client/client.ts';
import { accountWords } from '../../../ui/messages/account-words.ts';
import styles from '../pages/account/account-lists.module.css';
import { CheckedForm } from './checked-form.tsx';
import { PasswordField } from './password-field.tsx';

/** Erases the account after a second look that names what happens, and the password. */
export function EraseAccount({ problem, locale }: { problem: Problem | undefined; locale: string }) {
  const words = accountWords(locale);
  const { state } = useNavigation();
  return (
    <section>
      <h2>{words.eraseTitle}</h2>
      <details open={problem !== undefined} className={styles.history}>
        <summary>{words.eraseOpen}</summary>
        <ul>
          {words.eraseWhat.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <CheckedForm problem={problem} className={styles.narrow}>
          <PasswordField label={words.erasePassword} name="password" />
          <button
            type="submit"
            name="intent"
            value="erase"
            className={`${styles.act} ${styles.danger}`}
            disabled={state === 'submitting'}
          >
            {words.eraseNow}
          </button>
        </CheckedForm>
        <p className={styles.soft}>{words.eraseNoPassword}</p>
      </details>
    </section>
  );
}
