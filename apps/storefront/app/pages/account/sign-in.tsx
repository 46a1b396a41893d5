import {
  Link,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { signInWords } from '../../../../ui/messages/sign-in-words.ts';
import { DoorCard } from '../../parts/door-card.tsx';
import styles from '../../parts/door-card.module.css';
import { DoorForm } from '../../parts/door-form.tsx';
import { doorMeta } from '../../parts/door-meta.ts';
import { EmailField } from '../../parts/email-field.tsx';
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

/** Signs in with e-mail and password. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const reply = await apiFor(request).user.signIn({
    email: fieldOf(form, 'email'),
    password: secretOf(form, 'password'),
  });
  if (!reply.isOk) return answerProblem(reply);
  return welcome(request, reply, backPath(fieldOf(form, 'to'), locale));
}

export const meta = doorMeta(({ title }) => title);

export default function SignIn() {
  const door = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { locale } = useFrame();
  const words = signInWords(locale);
  if (answer && 'joined' in answer) return <JoinedNote joined={answer.joined} words={words} />;
  const query = `?${new URLSearchParams({ to: door.to }).toString()}`;
  const ways = (
    <>
      <p>
        <Link to={`/${locale}/account/sms${query}`}>{words.bySms}</Link>
      </p>
      <p>
        {words.isNew} <Link to={`/${locale}/account/sign-up${query}`}>{words.signUp}</Link>
      </p>
    </>
  );
  return (
    <DoorCard title={words.title} lead={words.why} ways={ways}>
      <DoorForm
        door={door}
        answer={answer}
        intent="sign-in"
        submit={words.submit}
        submitting={words.submitting}
      >
        <EmailField label={words.email} />
        <PasswordField label={words.password} name="password" />
        <Link to={`/${locale}/account/password${query}`} className={styles.beside}>
          {words.forgotten}
        </Link>
      </DoorForm>
    </DoorCard>
  );
}
