import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { formatDate, languageTag } from '../../../../ui/format.ts';
import { accountWords } from '../../../../ui/messages/account-words.ts';
import { EmptyNote } from '../../parts/empty-note.tsx';
import { MoreLink } from '../../parts/more-link.tsx';
import { useFrame } from '../../parts/page-frame.tsx';
import { apiFor } from '../../server/api.ts';
import { localeOf } from '../../server/locale-of.ts';
import { ownAnswer } from '../../server/own-answer.ts';
import styles from './account-lists.module.css';

const pageSize = 20;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const cursor = new URL(request.url).searchParams.get('cursor');
  const reply = await apiFor(request).user.getPoints({ limit: pageSize, ...(cursor ? { cursor } : {}) });
  return ownAnswer(reply, request, locale);
}

/** The points of the customer and every entry of them. */
export default function Points() {
  const { balance, free, nextExpiry, entries, nextCursor } = useLoaderData<typeof loader>();
  const { locale } = useFrame();
  const words = accountWords(locale);
  const number = new Intl.NumberFormat(languageTag(locale));
  const signed = new Intl.NumberFormat(languageTag(locale), { signDisplay: 'always' });
  return (
    <>
      <h1>{words.pages.points}</h1>
      <div className={`${styles.card} ${styles.row}`}>
        <div>
          {words.pointsBalance} <strong>{words.pointsCount(number.format(balance))}</strong>
          {free === balance ? null : (
            <>
              {' '}
              · {words.pointsFree} <strong>{number.format(free)}</strong>
            </>
          )}
        </div>
        {nextExpiry ? (
          <span className={styles.soft}>
            {words.pointsExpire(number.format(nextExpiry.points), formatDate(nextExpiry.at, locale))}
          </span>
        ) : null}
      </div>
      <br />
      {entries.length === 0 ? <EmptyNote title={words.noPoints} hint={words.pointsWhat} /> : null}
      <ul className={styles.cards}>
        {entries.map(({ kind, points, orderId, at }, index) => (
          <li key={`${at} ${index}`} className={`${styles.card} ${styles.row}`}>
            <span>
              {orderId ? (
                <Link to={`/${locale}/orders/${orderId}`}>{words.pointsKind[kind]}</Link>
              ) : (
                words.pointsKind[kind]
              )}{' '}
              · <time dateTime={at}>{formatDate(at, locale)}</time>
            </span>
            <span className={styles.sum}>{signed.format(points)}</span>
          </li>
        ))}
      </ul>
      <MoreLink cursor={nextCursor} label={words.more} />
    </>
  );
}
