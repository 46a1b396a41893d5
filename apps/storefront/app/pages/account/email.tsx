import {
  data,
  Link,
  useActionData,
  useLoaderData,
  useNavigation,
  useSearchParams,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { accountWords } from '../../../../ui/messages/account-words.ts';
import { proofWords } from '../../../../ui/messages/proof-words.ts';
import { AskProof } from '../../parts/ask-proof.tsx';
import { EmailProved } from '../../parts/email-proved.tsx';
import { GiveProof } from '../../parts/give-proof.tsx';
import { useFrame } from '../../parts/page-frame.tsx';
import { useLinkedCode } from '../../parts/use-linked-code.ts';
import { answerProblem } from '../../server/answer-problem.ts';
import { apiFor, passCookies } from '../../server/api.ts';
import { fieldOf } from '../../server/field-of.ts';
import { localeOf } from '../../server/locale-of.ts';
import { ownAnswer } from '../../server/own-answer.ts';
import styles from './account-lists.module.css';

const ordersLooked = 20;

/** The address, whether it is proved, and the newest orders: those that join the account show up among them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const api = apiFor(request);
  const [profile, found] = await Promise.all([
    api.user.getProfile({}),
    api.order.listMyOrders({ limit: ordersLooked }),
  ]);
  const { email, isEmailProved } = ownAnswer(profile, request, locale);
  const orders = ownAnswer(found, request, locale).orders.map(({ orderId, orderNumber, placedAt }) => ({
    orderId,
    orderNumber,
    placedAt,
  }));
  return { email, isEmailProved, orders, key: crypto.randomUUID() };
}

/** Asks for the mail with a code, or gives the code back: by the `intent` of the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const { user, order } = apiFor(request);
  const email = fieldOf(form, 'email');
  if (form.get('intent') === 'prove') {
    const before = ownAnswer(await order.listMyOrders({ limit: ordersLooked }), request, locale);
    const reply = await user.proveEmail({ email, code: fieldOf(form, 'code') });
    if (!reply.isOk) return answerProblem(reply, { step: 'code' as const, email });
    const knownIds = before.orders.map(({ orderId }) => orderId);
    const proved = { step: 'proved' as const, email, knownIds, problem: undefined };
    return data(proved, { headers: passCookies(reply.headers) });
  }
  const reply = await user.requestEmailProof(
    { email },
    { idempotencyKey: fieldOf(form, 'key') || crypto.randomUUID() },
  );
  // Who asks for another code stays where codes are entered.
  const step = reply.isOk || form.get('again') === '1' ? ('code' as const) : ('ask' as const);
  return reply.isOk
    ? { step, email, isSent: true, problem: undefined }
    : answerProblem(reply, { step, email });
}

/** The e-mail address of the account: asking for a code, giving it back, and what came of it. */
export default function Email() {
  const { email: own, isEmailProved, orders, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const newKey = answer && 'newKey' in answer ? answer.newKey : undefined;
  const { locale } = useFrame();
  const [search] = useSearchParams();
  const linked = useLinkedCode();
  const isBusy = useNavigation().state === 'submitting';
  const words = proofWords(locale);
  const shared = { words, isBusy, attemptKey: newKey ?? key, problem: answer?.problem };
  const isEntering = answer?.step === 'code' || linked !== undefined || search.has('code');
  return (
    <div className={styles.narrow}>
      <h1>{accountWords(locale).pages.email}</h1>
      {answer?.step === 'proved' ? (
        <EmailProved
          email={answer.email}
          joined={orders.filter(({ orderId }) => !answer.knownIds.includes(orderId))}
          locale={locale}
          words={words}
        />
      ) : (
        <>
          <div className={`${styles.card} ${styles.row}`}>
            {own === null ? <span>{words.none}</span> : <strong>{own}</strong>}
            {own === null ? null : (
              <span className={styles.badge} data-tone={isEmailProved ? 'good' : 'warn'}>
                {isEmailProved ? words.proved : words.notProved}
              </span>
            )}
          </div>
          {isEntering && answer?.step !== 'ask' ? (
            <GiveProof
              {...shared}
              email={answer?.email ?? own ?? ''}
              isSent={answer !== undefined && 'isSent' in answer}
              linked={linked}
            />
          ) : (
            <AskProof
              {...shared}
              email={answer?.email ?? (isEmailProved ? '' : (own ?? ''))}
              isChange={isEmailProved}
            />
          )}
          {isEntering ? (
            <Link to="?" reloadDocument className={styles.act}>
              {words.other}
            </Link>
          ) : null}
        </>
      )}
    </div>
  );
}
