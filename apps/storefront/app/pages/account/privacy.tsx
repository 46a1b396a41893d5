import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  useRevalidator,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { useEffect } from 'react';
import type { InputTo } from '#contracts/services.ts';
import { accountWords } from '../../../../ui/messages/account-words.ts';
import { FormNote } from '../../parts/checked-form.tsx';
import { ConsentList } from '../../parts/consent-list.tsx';
import { EraseAccount } from '../../parts/erase-account.tsx';
import { ExportList } from '../../parts/export-list.tsx';
import { useFrame } from '../../parts/page-frame.tsx';
import { answerProblem } from '../../server/answer-problem.ts';
import { apiFor, passCookies } from '../../server/api.ts';
import { fieldOf } from '../../server/field-of.ts';
import { localeOf } from '../../server/locale-of.ts';
import { ownAnswer } from '../../server/own-answer.ts';
import { secretOf } from '../../server/secret-of.ts';

const followMs = 3000;
/** The version of the texts that the shop shows. */
const textVersion = '2026-11';
type Purpose = InputTo<'user', 'setConsent'>['purpose'];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const { user } = apiFor(request);
  const [consents, exports] = await Promise.all([
    user.listConsents({ limit: 20 }),
    user.listPrivacyCases({}),
  ]);
  return {
    consents: ownAnswer(consents, request, locale),
    cases: ownAnswer(exports, request, locale).cases,
    nowMs: Date.now(),
  };
}

/** Says or takes back a consent, starts an export, or erases the account: by the `intent` of the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const { user } = apiFor(request);
  const intent = fieldOf(form, 'intent');
  if (intent === 'erase') {
    const erased = await user.startErasure({ password: secretOf(form, 'password') });
    if (!erased.isOk) return answerProblem(erased, { intent });
    const signedOut = await user.signOut({});
    return redirect(`/${locale}`, { headers: passCookies(erased.headers, signedOut.headers) });
  }
  const reply =
    intent === 'export'
      ? await user.startExport({})
      : await user.setConsent({
          purpose: fieldOf(form, 'purpose') as Purpose,
          textVersion,
          locale,
          isGiven: intent === 'agree',
        });
  if (!reply.isOk) return answerProblem(reply, { intent });
  return data({ intent, problem: undefined }, { headers: passCookies(reply.headers) });
}

/** What the customer agrees to, a copy of what is kept of them, and the end of the account. */
export default function Privacy() {
  const { consents, cases, nowMs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { locale } = useFrame();
  const words = accountWords(locale);
  const { revalidate } = useRevalidator();
  const isOpen = cases.some(({ state }) => state === 'open');
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => void revalidate(), followMs);
    return () => clearInterval(timer);
  }, [isOpen, revalidate]);
  const isErasing = answer?.intent === 'erase';
  return (
    <>
      <h1>{words.pages.privacy}</h1>
      {isErasing ? null : <FormNote problem={answer?.problem} />}
      <ConsentList current={consents.current} history={consents.history} locale={locale} />
      <ExportList cases={cases} nowMs={nowMs} locale={locale} />
      <EraseAccount problem={isErasing ? answer.problem : undefined} locale={locale} />
    </>
  );
}
