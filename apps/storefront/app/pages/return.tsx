import {
  data,
  Link,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router';
import { afterSaleWords } from '../../../ui/messages/after-sale-words.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { CheckedForm } from '../parts/checked-form.tsx';
import formStyles from '../parts/form-section.module.css';
import { useFrame } from '../parts/page-frame.tsx';
import { ReturnLine } from '../parts/return-line.tsx';
import noteStyles from '../parts/problem-note.module.css';
import { answerProblem } from '../server/answer-problem.ts';
import { apiFor, passCookies } from '../server/api.ts';
import { countReturnable } from '../server/count-returnable.ts';
import { fieldOf } from '../server/field-of.ts';
import { localeOf } from '../server/locale-of.ts';
import { orderPath } from '../server/place-order.ts';
import { readReturn } from '../server/read-return.ts';
import { throwProblem } from '../server/throw-problem.ts';
import { whoseOrder } from '../server/whose-order.ts';
import styles from './return.module.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  localeOf(params);
  const who = whoseOrder(request, params);
  const { order } = apiFor(request);
  const [found, returns] = await Promise.all([order.getOrder(who), order.listReturns(who)]);
  if (!found.isOk)
    throwProblem(found.problem.status === 400 ? { ...found.problem, status: 404 } : found.problem);
  if (!returns.isOk) throwProblem(returns.problem);
  const { orderId, orderNumber, lines } = found.answer;
  return {
    orderId,
    orderNumber,
    orderKey: who.orderKey ?? null,
    key: crypto.randomUUID(),
    lines: countReturnable(lines, returns.answer.returns),
  };
}

/** Asks to send goods back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const who = whoseOrder(request, params);
  const form = await request.formData();
  const wish = readReturn(form);
  if (wish.lines.length === 0) return data({ isEmpty: true, problem: undefined }, { status: 422 });
  const reply = await apiFor(request).order.requestReturn(
    { ...who, ...wish },
    { idempotencyKey: fieldOf(form, 'key') || crypto.randomUUID() },
  );
  if (!reply.isOk) return answerProblem(reply, { isEmpty: false });
  return redirect(orderPath(locale, who.orderId, who.orderKey ?? null), {
    headers: passCookies(reply.headers),
  });
}

export const meta: MetaFunction = ({ params }) => [
  {
    title: `${afterSaleWords(params['locale'] ?? '').returnTitle} · ${messagesFor(params['locale'] ?? '').shopName}`,
  },
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'same-origin' },
];

export default function Return() {
  const { orderId, orderNumber, orderKey, key, lines } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const newKey = answer && 'newKey' in answer ? answer.newKey : undefined;
  const { locale } = useFrame();
  const { state } = useNavigation();
  const words = afterSaleWords(locale);
  const query = orderKey === null ? '' : `?${new URLSearchParams({ key: orderKey }).toString()}`;
  const problem = answer?.problem;
  const left = problem?.code === 'quantity-limit' ? Number(problem.data?.['left'] ?? 0) : undefined;
  return (
    <div className={styles.form}>
      <h1>{words.returnTitle}</h1>
      <p>
        {messagesFor(locale).orderNumber} {orderNumber} ·{' '}
        <Link to={`/${locale}/orders/${orderId}${query}`}>{words.backToOrder}</Link>
      </p>
      {lines.length === 0 ? <p>{words.nothingToReturn}</p> : <p>{words.returnWhat}</p>}
      {answer?.isEmpty || left !== undefined ? (
        <p role="alert" className={noteStyles.note}>
          {left === undefined ? words.returnNothing : words.returnTooMany(left)}
        </p>
      ) : null}
      {lines.length === 0 ? null : (
        <CheckedForm problem={left === undefined ? problem : undefined}>
          <input type="hidden" name="key" value={newKey ?? key} />
          {lines.map((line) => (
            <ReturnLine key={line.lineId} line={line} words={words} />
          ))}
          <fieldset className={formStyles.section}>
            <legend>{words.wanted}</legend>
            {(['refund', 'exchange'] as const).map((wanted) => (
              <label key={wanted} className={formStyles.choice}>
                <input type="radio" name="wanted" value={wanted} defaultChecked={wanted === 'refund'} />
                <span>{words.returnWanted[wanted]}</span>
              </label>
            ))}
          </fieldset>
          <button type="submit" className={formStyles.button} disabled={state === 'submitting'}>
            {words.returnSend}
          </button>
        </CheckedForm>
      )}
    </div>
  );
}
