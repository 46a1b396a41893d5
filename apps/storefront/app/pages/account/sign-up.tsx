import {
  Link,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { signInWords } from '../../../../ui/messages/sign-in-words.ts';
import { CodeField } from '../../parts/code-field.tsx';
import { DoorCard } from '../../parts/door-card.tsx';
import styles from '../../parts/door-card.module.css';
import { DoorForm } from '../../parts/door-form.tsx';
import { doorMeta } from '../../parts/door-meta.ts';
import { EmailField } from '../../parts/email-field.tsx';
import { Field } from '../../parts/field.tsx';
import { JoinedNote } from '../../parts/joined-note.tsx';
import { useFrame } from '../../parts/page-frame.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
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

/** Asks for an account, then proves its address with the mailed code: by the `intent` of the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const api = apiFor(request);
  const email = fieldOf(form, 'email');
  if (form.get('intent') === 'code') {
    const reply = await api.user.verifyEmail({ email, code: fieldOf(form, 'code') });
    if (!reply.isOk) return answerProblem(reply, { email });
    return welcome(request, reply, backPath(fieldOf(form, 'to'), locale));
  }
  const reply = await api.user.signUp(
    { email, name: fieldOf(form, 'name'), password: secretOf(form, 'password'), locale },
    { idempotencyKey: fieldOf(form, 'key') || crypto.randomUUID() },
  );
  return reply.isOk ? { email, problem: undefined } : answerProblem(reply, { email: undefined });
}

export const meta = doorMeta(({ signUpTitle }) => signUpTitle);

export default function SignUp() {
  const door = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { locale } = useFrame();
  const words = signInWords(locale);
  if (answer && 'joined' in answer) return <JoinedNote joined={answer.joined} words={words} />;
  const query = `?${new URLSearchParams({ to: door.to }).toString()}`;
  if (answer?.email !== undefined) {
    return (
      <DoorCard title={words.codeTitle} sent={words.codeSent(answer.email)}>
        <DoorForm door={door} answer={answer} intent="code" submit={words.codeSubmit}>
          <input type="hidden" name="email" value={answer.email} />
          <CodeField label={words.code} />
        </DoorForm>
        <p className={styles.lead}>{words.codeNoMail}</p>
        <Link to={query} reloadDocument className={styles.beside}>
          {words.codeAgain}
        </Link>
      </DoorCard>
    );
  }
  const ways = (
    <>
      <p>
        {words.hasAccount} <Link to={`/${locale}/account/sign-in${query}`}>{words.submit}</Link>
      </p>
      <p className={styles.lead}>{words.guest}</p>
    </>
  );
  return (
    <DoorCard title={words.signUpTitle} lead={words.why} ways={ways}>
      <DoorForm door={door} answer={answer} intent="sign-up" submit={words.signUpSubmit}>
        <Field label={words.name} name="name" required maxLength={100} autoComplete="name" />
        <EmailField label={words.email} />
        <PasswordField label={words.password} name="password" isNew />
      </DoorForm>
    </DoorCard>
  );
}
