import {
  data,
  Form,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { formatInstant } from '../../../../ui/format.ts';
import { accountWords } from '../../../../ui/messages/account-words.ts';
import { FormNote } from '../../parts/checked-form.tsx';
import { useFrame } from '../../parts/page-frame.tsx';
import { answerProblem } from '../../server/answer-problem.ts';
import { apiFor, passCookies } from '../../server/api.ts';
import { fieldOf } from '../../server/field-of.ts';
import { localeOf } from '../../server/locale-of.ts';
import { ownAnswer } from '../../server/own-answer.ts';
import styles from './account-lists.module.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  return ownAnswer(await apiFor(request).user.listSessions({}), request, locale);
}

/** Ends one session. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const reply = await apiFor(request).user.revokeSession({ sessionId: fieldOf(form, 'sessionId') });
  if (!reply.isOk) return answerProblem(reply);
  return data({ problem: undefined }, { headers: passCookies(reply.headers) });
}

/** Where the customer is signed in, and the way to end each. */
export default function Sessions() {
  const { sessions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { locale } = useFrame();
  const words = accountWords(locale);
  return (
    <>
      <h1>{words.pages.sessions}</h1>
      <p className={styles.soft}>{words.sessionsWhat}</p>
      <FormNote problem={answer?.problem} />
      {answer && !answer.problem ? (
        <p className={styles.note}>
          <output>{words.sessionEnded}</output>
        </p>
      ) : null}
      <ul className={styles.cards}>
        {sessions.map(({ sessionId, createdAt, lastSeenAt, isCurrent }) => (
          <li key={sessionId} className={`${styles.card} ${styles.row}`}>
            <div>
              <strong>{isCurrent ? words.sessionThis : words.sessionOther}</strong>
              <br />
              <span className={styles.soft}>
                {words.sessionSince(formatInstant(createdAt, locale))} ·{' '}
                {words.sessionSeen(formatInstant(lastSeenAt, locale))}
              </span>
            </div>
            {isCurrent ? null : (
              <Form method="post">
                <input type="hidden" name="sessionId" value={sessionId} />
                <button type="submit" className={styles.act}>
                  {words.sessionEnd}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
