import { Link } from 'react-router';
import type { Problem } from '../../../client/client.ts';
import type { ProofWords } from '../../../ui/messages/en/proof.ts';
import accountStyles from '../pages/account/account-lists.module.css';
import { CheckedForm } from './checked-form.tsx';
import { EmailField } from './email-field.tsx';
import formStyles from './form-section.module.css';

type Props = {
  words: ProofWords;
  email: string;
  /** Whether the account has a proved address already, which another one would replace. */
  isChange: boolean;
  isBusy: boolean;
  attemptKey: string;
  problem: Problem | undefined;
};

/** Asks for the mail with the code that proves an address. */
export function AskProof({ words, email, isChange, isBusy, attemptKey, problem }: Props) {
  return (
    <section className={accountStyles.below}>
      {isChange ? <h2>{words.changeTitle}</h2> : null}
      <p className={accountStyles.soft}>{isChange ? words.changeWhy : words.why}</p>
      <CheckedForm problem={problem} action="?">
        <input type="hidden" name="key" value={attemptKey} />
        <EmailField label={words.email} autoComplete="email" defaultValue={email} />
        <button type="submit" name="intent" value="send" className={formStyles.button} disabled={isBusy}>
          {words.send}
        </button>
      </CheckedForm>
      <p className={accountStyles.below}>
        <Link to="?code">{words.hasCode}</Link>
      </p>
    </section>
  );
}
