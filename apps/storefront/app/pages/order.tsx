import { useEffect } from 'react';
import {
  Link,
  redirect,
  useActionData,
  useLoaderData,
  useRevalidator,
  type ActionFunctionArgs,
  type ClientActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  type ShouldRevalidateFunctionArgs,
} from 'react-router';
import { afterSaleWords } from '../../../ui/messages/after-sale-words.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import type { AnswerOf } from '#contracts/services.ts';
import type { Messages } from '../../../ui/messages/en.ts';
import type { Problem } from '../../../client/client.ts';
import { FormNote } from '../parts/checked-form.tsx';
import { isLost, keepAnswer } from '../parts/keep-answer.ts';
import { Additions } from '../parts/additions.tsx';
import { CancelOrder } from '../parts/cancel-order.tsx';
import { OrderFacts } from '../parts/order-facts.tsx';
import { OrderHistory } from '../parts/order-history.tsx';
import { OrderLines } from '../parts/order-lines.tsx';
import partStyles from '../parts/order-parts.module.css';
import { useFrame } from '../parts/page-frame.tsx';
import { Parcels } from '../parts/parcels.tsx';
import { PaymentForm } from '../parts/payment-form.tsx';
import { PaymentState } from '../parts/payment-state.tsx';
import { Returns } from '../parts/returns.tsx';
import { answerProblem } from '../server/answer-problem.ts';
import { apiFor, passCookies } from '../server/api.ts';
import { fieldOf } from '../server/field-of.ts';
import { localeOf } from '../server/locale-of.ts';
import { leadToOrder, orderPath } from '../server/place-order.ts';
import { readMethod } from '../server/read-checkout.ts';
import { throwProblem } from '../server/throw-problem.ts';
import { whoseOrder } from '../server/whose-order.ts';
import styles from './order.module.css';

const followMs = 2000;

export async function loader({ request, params }: LoaderFunctionArgs) {
  localeOf(params);
  const who = whoseOrder(request, params);
  const { order } = apiFor(request);
  const [found, returns, documents] = await Promise.all([
    order.getOrder(who),
    order.listReturns(who),
    order.listDocuments(who),
  ]);
  if (!found.isOk)
    throwProblem(found.problem.status === 400 ? { ...found.problem, status: 404 } : found.problem);
  return {
    order: found.answer,
    orderKey: who.orderKey ?? null,
    key: crypto.randomUUID(),
    // The order can be shown without them.
    returns: returns.isOk ? returns.answer.returns : [],
    documents: documents.isOk ? documents.answer.documents : [],
  };
}

/** Pays again, or cancels: by the `intent` of the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const who = whoseOrder(request, params);
  const orderKey = who.orderKey ?? null;
  const form = await request.formData();
  const api = apiFor(request);
  if (form.get('intent') === 'cancel') {
    const reply = await api.order.cancelOrder(who);
    const headers = passCookies(reply.headers);
    return reply.isOk
      ? redirect(orderPath(locale, who.orderId, orderKey), { headers })
      : answerProblem(reply, { intent: 'cancel' });
  }
  const paid = await api.order.payOrder(
    { ...who, paymentMethod: readMethod(form) },
    { idempotencyKey: fieldOf(form, 'key') },
  );
  const headers = passCookies(paid.headers);
  if (!paid.isOk) return answerProblem(paid, { intent: 'pay' });
  return leadToOrder(locale, { ...paid.answer, orderKey: paid.answer.orderKey ?? orderKey }, headers);
}

type Told = { intent: string; problem: Problem | undefined };

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepAnswer(() => serverAction<Told>());
}

/** While nobody knows what became of a payment the page stays as it is, so that the same form goes again. */
export function shouldRevalidate({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  const { problem } = (actionResult ?? {}) as { problem?: Problem };
  return isLost(problem) ? false : problem !== undefined || defaultShouldRevalidate;
}

export const meta: MetaFunction<typeof loader> = ({ params, loaderData }) => {
  const words = messagesFor(params['locale'] ?? '');
  return [
    { title: `${words.orderNumber} ${loaderData?.order.orderNumber ?? ''} · ${words.shopName}` },
    { name: 'robots', content: 'noindex' },
    // The address holds the key of the order.
    { name: 'referrer', content: 'same-origin' },
  ];
};

export default function Order() {
  const { order, orderKey, key, returns, documents } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const { locale } = useFrame();
  const words = messagesFor(locale);
  const more = afterSaleWords(locale);
  // What is added to an order waits for its buyer, not for a provider, until they have tried to pay.
  const isOffered = order.state === 'awaiting-payment' && order.payment.attempt === 0;
  useFollowing(order.state === 'placed' || (order.state === 'awaiting-payment' && !isOffered));
  const query = orderKey === null ? '' : `?${new URLSearchParams({ key: orderKey }).toString()}`;
  const pay = (
    <PaymentForm
      total={order.totals.total}
      attemptKey={key}
      locale={locale}
      words={words}
      problem={told?.intent === 'pay' ? told.problem : undefined}
    />
  );
  const isNew = ['paid', 'authorised', 'on-delivery'].includes(order.state) && order.fulfilment === 'none';
  return (
    <>
      <h1>{headline(order, words)}</h1>
      <p className={styles.number}>
        {words.orderNumber} <strong>{order.orderNumber}</strong>
      </p>
      {told?.intent === 'cancel' ? <FormNote problem={told.problem} /> : null}
      <div className={partStyles.columns}>
        <div>
          <PaymentState order={order} locale={locale} words={words} />
          <Additions order={order} hasKey={orderKey !== null} locale={locale} words={more} />
          {isNew && order.email ? (
            <p>
              {more.confirmed(order.email)}
              {orderKey === null ? '' : more.keep}
            </p>
          ) : null}
          {order.state === 'payment-refused' || isOffered ? pay : null}
          {order.state === 'awaiting-payment' && !isOffered ? (
            <details className={partStyles.other}>
              <summary>{more.payOther}</summary>
              {pay}
            </details>
          ) : null}
          <Parcels order={order} locale={locale} words={more} />
          <Returns returns={returns} locale={locale} words={more} />
          <OrderLines order={order} locale={locale} words={more} mayReview={orderKey === null} />
          {order.shipments.length > 0 ? (
            <Link to={`/${locale}/orders/${order.orderId}/return${query}`} className={partStyles.act}>
              {more.sendBack}
            </Link>
          ) : null}
          {order.state === 'cancelled' || order.fulfilment !== 'none' ? null : <CancelOrder words={words} />}
          <OrderHistory timeline={order.timeline} locale={locale} />
        </div>
        <OrderFacts order={order} documents={documents} orderKey={orderKey} locale={locale} words={more} />
      </div>
    </>
  );
}

/** What is new about an order: its thanks, its parcels, else its state. */
function headline(
  { state, fulfilment, payment }: AnswerOf<'order', 'getOrder'>,
  { orderThanks, orderState, orderSteps }: Messages,
): string {
  if (payment.isInReview) return orderSteps['payment-review'] ?? orderThanks;
  if (!['paid', 'authorised', 'on-delivery'].includes(state)) return orderState[state];
  if (fulfilment === 'none') return orderThanks;
  return fulfilment === 'delivered' ? orderState.delivered : orderState.shipped;
}

/** Looks again and again while the order moves by itself. */
function useFollowing(isMoving: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => void revalidate(), followMs);
    return () => clearInterval(timer);
  }, [isMoving, revalidate]);
}
