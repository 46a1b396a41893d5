import { Form } from 'react-router';
import type { Problem } from '../../../client/client.ts';
import type { ProofWords } from '../../../ui/messages/en/proof.ts';
import accountStyles from '../pages/account/account-lists.module.css';
import { CheckedForm } from './checked-form.tsx';
import { CodeField } from './code-field.tsx';
import { EmailField } from './email-field.tsx';
import formStyles from './form-section.module.css';

type Props = {
  words: ProofWords;
  email: string;
  /** Whether a mail has just been sent to the address. */
  isSent: boolean;
  /** The code of the link that led here. */
  linked: string | undefined;
  isBusy: boolean;
  attemptKey: string;
  problem: Problem | undefined;
};

/** Gives back the code that proves an address: typed, or of the link. One that counts no more leads to another. */
export function GiveProof({ words, email, isSent, linked, isBusy, attemptKey, problem }: Props) {
  const isOver = problem?.code === 'code-wrong';
  // A code of the link that was refused is not sent again.
  const code = isOver || isSent ? undefined : linked;
  const line = isSent ? words.sent(email) : code === undefined ? words.enter : words.linked;
  return (
    <section className={accountStyles.below}>
      <p>
        <output>{line}</output>
      </p>
      <CheckedForm problem={problem} action="?" key={code ?? 'typed'}>
        {isSent ? (
          <input type="hidden" name="email" value={email} />
        ) : (
          <EmailField label={words.email} autoComplete="email" defaultValue={email} />
        )}
        {code === undefined ? (
          <CodeField label={words.code} />
        ) : (
          <input type="hidden" name="code" value={code} />
        )}
        <button type="submit" name="intent" value="prove" className={formStyles.button} disabled={isBusy}>
          {words.submit}
        </button>
      </CheckedForm>
      {isOver ? <p className={accountStyles.below}>{words.over}</p> : null}
      {email === '' ? null : (
        <Form method="post" action="?" className={accountStyles.below}>
          <input type="hidden" name="key" value={attemptKey} />
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="again" value="1" />
          <button type="submit" name="intent" value="send" className={accountStyles.act} disabled={isBusy}>
            {words.again}
          </button>
        </Form>
      )}
    </section>
  );
}
