import {
  Link,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import type { SignInWords } from '../../../../ui/messages/en/sign-in.ts';
import { signInWords } from '../../../../ui/messages/sign-in-words.ts';
import { CodeField } from '../../parts/code-field.tsx';
import { DoorCard } from '../../parts/door-card.tsx';
import styles from '../../parts/door-card.module.css';
import { DoorForm } from '../../parts/door-form.tsx';
import { doorMeta } from '../../parts/door-meta.ts';
import { EmailField } from '../../parts/email-field.tsx';
import { JoinedNote } from '../../parts/joined-note.tsx';
import { useFrame } from '../../parts/page-frame.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { useLinkedCode } from '../../parts/use-linked-code.ts';
import { answerProblem } from '../../server/answer-problem.ts';
import { apiFor } from '../../server/api.ts';
import { backPath } from '../../server/back-path.ts';
import { fieldOf } from '../../server/field-of.ts';
import { loadDoor } from '../../server/load-door.ts';
import { localeOf } from '../../server/locale-of.ts';
import { secretOf } from '../../server/secret-of.ts';
import { welcome } from '../../server/welcome.ts';

export function loader(request: LoaderFunctionArgs) {
  return loadDoor(request);
}

/** Asks for the mail, then sets the new password with its code: by the `intent` of the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const api = apiFor(request);
  const email = fieldOf(form, 'email');
  if (form.get('intent') === 'save') {
    const reply = await api.user.resetPassword({
      email,
      code: fieldOf(form, 'code'),
      newPassword: secretOf(form, 'newPassword'),
    });
    if (!reply.isOk) return answerProblem(reply, { email });
    return welcome(request, reply, backPath(fieldOf(form, 'to'), locale));
  }
  const reply = await api.user.requestPasswordReset(
    { email, locale },
    { idempotencyKey: fieldOf(form, 'key') || crypto.randomUUID() },
  );
  return reply.isOk ? { email, problem: undefined } : answerProblem(reply, { email: undefined });
}

export const meta = doorMeta(({ forgottenTitle }) => forgottenTitle);

export default function Password() {
  const door = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { locale } = useFrame();
  const linked = useLinkedCode();
  const words = signInWords(locale);
  if (answer && 'joined' in answer) return <JoinedNote joined={answer.joined} words={words} />;
  const email = answer?.email;
  const isAsking = email === undefined && linked === undefined;
  const ways = (
    <p>
      <Link to={`/${locale}/account/sign-in?${new URLSearchParams({ to: door.to }).toString()}`}>
        {words.byPassword}
      </Link>
    </p>
  );
  return (
    <DoorCard
      title={words.forgottenTitle}
      sent={email === undefined ? undefined : words.forgottenSent(email)}
      lead={isAsking ? words.forgottenWhy : email === undefined ? words.newPasswordLink : undefined}
      ways={ways}
    >
      {/* Only the browser knows the code of a link: the form that the server drew becomes the other one then, and keeps
          the address that somebody quick has typed already. */}
      <DoorForm
        key={email === undefined ? 'address' : 'sent'}
        door={door}
        answer={answer}
        intent={isAsking ? 'send' : 'save'}
        submit={isAsking ? words.forgottenSend : words.newPasswordSubmit}
      >
        {email === undefined ? (
          <EmailField label={words.email} />
        ) : (
          <input type="hidden" name="email" value={email} />
        )}
        {isAsking ? null : <NewPassword linked={linked} words={words} />}
      </DoorForm>
    </DoorCard>
  );
}

function NewPassword({ linked, words }: { linked: string | undefined; words: SignInWords }) {
  return (
    <>
      {linked === undefined ? (
        <CodeField label={words.code} />
      ) : (
        <input type="hidden" name="code" value={linked} />
      )}
      <PasswordField label={words.newPassword} name="newPassword" isNew />
      <p className={styles.lead}>{words.newPasswordWhat}</p>
    </>
  );
}
