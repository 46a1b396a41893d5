import { Link } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { formatInstant, formatMoney } from '../../../ui/format.ts';
import type { AfterSaleWords } from '../../../ui/messages/en/after-sale.ts';
import partStyles from './order-parts.module.css';
import styles from './payment-state.module.css';

type Props = {
  order: AnswerOf<'order', 'getOrder'>;
  /** Whether the page was opened by the key of the order, so that others are too. */
  hasKey: boolean;
  locale: string;
  words: AfterSaleWords;
};

/** What was added to an order, with what is due for it and the way to pay; or the order that this was added to. */
export function Additions({ order, hasKey, locale, words }: Props) {
  const { additions = [], addsTo } = order;
  const pathOf = (each: { orderId: string; orderKey: string | null }) => {
    const query = hasKey && each.orderKey !== null ? `?${new URLSearchParams({ key: each.orderKey })}` : '';
    return `/${locale}/orders/${each.orderId}${query}`;
  };
  if (addsTo) {
    return (
      <p>
        {words.addsTo} <Link to={pathOf(addsTo)}>{addsTo.orderNumber}</Link>
      </p>
    );
  }
  if (additions.length === 0) return null;
  return (
    <section>
      <h2>{words.additions}</h2>
      <ul className={partStyles.parcels}>
        {additions.map((each) => (
          <li key={each.orderId}>
            <div className={partStyles.head}>
              <Link to={pathOf(each)}>{each.orderNumber}</Link>
              <strong>{words.additionState[each.state]}</strong>
              <span className={partStyles.sum}>{formatMoney(each.total, locale)}</span>
            </div>
            {each.state === 'due' ? (
              <>
                <p>{each.payBefore ? words.additionDue(formatInstant(each.payBefore, locale)) : null}</p>
                <Link to={pathOf(each)} className={styles.pay}>
                  {words.payAddition(formatMoney(each.total, locale))}
                </Link>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
