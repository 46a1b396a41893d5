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
import { DoorForm } from '../../parts/door-form.tsx';
import { doorMeta } from '../../parts/door-meta.ts';
import { Field } from '../../parts/field.tsx';
import { JoinedNote } from '../../parts/joined-note.tsx';
import { useFrame } from '../../parts/page-frame.tsx';
import { tidyPhone } from '../../parts/tidy-phone.ts';
import { answerProblem } from '../../server/answer-problem.ts';
import { apiFor } from '../../server/api.ts';
import { backPath } from '../../server/back-path.ts';
import { fieldOf } from '../../server/field-of.ts';
import { loadDoor } from '../../server/load-door.ts';
import { localeOf } from '../../server/locale-of.ts';
import { welcome } from '../../server/welcome.ts';

export function loader(request: LoaderFunctionArgs) {
  return loadDoor(request);
}

/** Sends a code to a phone, then signs in with it: by the `intent` of the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const api = apiFor(request);
  const phone = tidyPhone(fieldOf(form, 'phone'), locale === 'zh-cn' ? 'CN' : 'GB');
  if (form.get('intent') === 'code') {
    const reply = await api.user.signInWithSms({ phone, code: fieldOf(form, 'code'), locale });
    if (!reply.isOk) return answerProblem(reply, { phone });
    return welcome(request, reply, backPath(fieldOf(form, 'to'), locale));
  }
  const reply = await api.user.requestSmsCode(
    { phone, locale },
    { idempotencyKey: fieldOf(form, 'key') || crypto.randomUUID() },
  );
  return reply.isOk ? { phone, problem: undefined } : answerProblem(reply, { phone: undefined });
}

export const meta = doorMeta(({ smsTitle }) => smsTitle);

export default function SignInBySms() {
  const door = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { locale } = useFrame();
  const words = signInWords(locale);
  if (answer && 'joined' in answer) return <JoinedNote joined={answer.joined} words={words} />;
  const phone = answer?.phone;
  const query = `?${new URLSearchParams({ to: door.to }).toString()}`;
  const byPassword = (
    <p>
      <Link to={`/${locale}/account/sign-in${query}`}>{words.byPassword}</Link>
    </p>
  );
  if (phone !== undefined) {
    const again = (
      <>
        <p>
          <Link to={query} reloadDocument>
            {words.codeAgain}
          </Link>
        </p>
        {byPassword}
      </>
    );
    return (
      <DoorCard title={words.smsTitle} sent={words.smsSent(phone)} ways={again}>
        <DoorForm key={phone} door={door} answer={answer} intent="code" submit={words.submit}>
          <input type="hidden" name="phone" value={phone} />
          <CodeField label={words.code} />
        </DoorForm>
      </DoorCard>
    );
  }
  return (
    <DoorCard title={words.smsTitle} lead={words.smsWhy} ways={byPassword}>
      <DoorForm door={door} answer={answer} intent="send" submit={words.smsSend}>
        <Field
          label={words.phone}
          name="phone"
          type="tel"
          required
          maxLength={24}
          autoComplete="tel"
          hint={words.phoneHint}
        />
      </DoorForm>
    </DoorCard>
  );
}
