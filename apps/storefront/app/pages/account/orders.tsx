import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { formatDate, formatMoney } from '../../../../ui/format.ts';
import { accountWords } from '../../../../ui/messages/account-words.ts';
import { messagesFor } from '../../../../ui/messages/messages-for.ts';
import { EmptyNote } from '../../parts/empty-note.tsx';
import { MoreLink } from '../../parts/more-link.tsx';
import { useFrame } from '../../parts/page-frame.tsx';
import { Picture } from '../../parts/picture.tsx';
import { apiFor } from '../../server/api.ts';
import { localeOf } from '../../server/locale-of.ts';
import { ownAnswer } from '../../server/own-answer.ts';
import styles from './account-lists.module.css';

const pageSize = 10;
const picturesMost = 4;
const tones = {
  placed: 'warn',
  'awaiting-payment': 'warn',
  'payment-refused': 'bad',
  authorised: 'good',
  'on-delivery': 'good',
  paid: 'good',
  cancelled: undefined,
} as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const cursor = new URL(request.url).searchParams.get('cursor');
  const reply = await apiFor(request).order.listMyOrders({ limit: pageSize, ...(cursor ? { cursor } : {}) });
  const { orders, nextCursor } = ownAnswer(reply, request, locale);
  // What the list shows, and no more of each order.
  const shown = orders.map(({ orderId, orderNumber, placedAt, state, fulfilment, lines, totals }) => ({
    orderId,
    orderNumber,
    placedAt,
    state,
    step: state === 'paid' && fulfilment !== 'none' ? fulfilment : state,
    itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    pictures: lines.flatMap(({ picture }) => (picture ? [picture] : [])).slice(0, picturesMost),
    total: totals.total,
  }));
  return { orders: shown, nextCursor };
}

/** The orders of the customer, newest first. */
export default function Orders() {
  const { orders, nextCursor } = useLoaderData<typeof loader>();
  const { locale } = useFrame();
  const words = accountWords(locale);
  const { orderState, goShopping } = messagesFor(locale);
  const steps: Readonly<Record<string, string>> = { ...orderState, part: orderState.shipped };
  return (
    <>
      <h1>{words.pages.orders}</h1>
      {orders.length === 0 ? (
        <EmptyNote
          title={words.noOrders}
          hint={words.noOrdersHint}
          to={`/${locale}/search`}
          label={goShopping}
        />
      ) : null}
      <ul className={styles.cards}>
        {orders.map((order) => (
          <li key={order.orderId} className={styles.card}>
            <div className={styles.row}>
              <h2>
                <Link to={`/${locale}/orders/${order.orderId}`}>{words.orderOf(order.orderNumber)}</Link>
              </h2>
              <span className={styles.badge} data-tone={tones[order.state]}>
                {steps[order.step]}
              </span>
            </div>
            <div className={styles.row}>
              <span className={styles.soft}>
                <time dateTime={order.placedAt}>{formatDate(order.placedAt, locale)}</time> ·{' '}
                {words.itemCount(order.itemCount)}
              </span>
              <span className={styles.sum}>{formatMoney(order.total, locale)}</span>
            </div>
            <ul className={styles.pictures}>
              {order.pictures.map((path, index) => (
                <li key={`${index} ${path}`}>
                  <Picture path={path} alt="" width={56} height={56} sizes="56px" />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <MoreLink cursor={nextCursor} label={words.more} />
    </>
  );
}
