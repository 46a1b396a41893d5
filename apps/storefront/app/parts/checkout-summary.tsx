import type { AnswerOf } from '#contracts/services.ts';
import { formatMoney } from '../../../ui/format.ts';
import type { CheckoutWords } from '../../../ui/messages/en/checkout.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { TitleText } from '../../../ui/title-text.tsx';
import styles from './checkout-summary.module.css';
import { Picture } from './picture.tsx';
import { TotalsTable } from './totals-table.tsx';

type Props = { cart: AnswerOf<'order', 'getCart'>; locale: string; words: CheckoutWords };
type SummaryProps = Props & {
  /** What may be put on the order, between its goods and what they come to. */
  children?: React.ReactNode;
};

/** What is ordered and what it comes to. */
export function CheckoutSummary({ cart, locale, words, children }: SummaryProps) {
  const shop = messagesFor(locale);
  return (
    <>
      <ul className={styles.lines}>
        {cart.lines.map((line) => (
          <li key={line.variantId}>
            {line.picture ? (
              <Picture path={line.picture} alt="" width={48} height={48} sizes="48px" />
            ) : (
              <span />
            )}
            <span>
              {line.quantity} × <TitleText text={line.title} />
              {line.option ? ` · ${line.option}` : ''}
              {line.isAvailable ? null : (
                <strong className={styles.warn}> {shop.notAvailable(line.quantityAvailable)}</strong>
              )}
            </span>
            <span className={styles.sum}>{formatMoney(line.total, locale)}</span>
          </li>
        ))}
        {cart.gifts.map((gift) => (
          <li key={`${gift.promotionId} ${gift.variantId}`}>
            {gift.picture ? (
              <Picture path={gift.picture} alt="" width={48} height={48} sizes="48px" />
            ) : (
              <span />
            )}
            <span>
              {gift.quantity} × {gift.title} · {words.gift}
            </span>
            <span className={styles.sum}>{words.free}</span>
          </li>
        ))}
      </ul>
      {children}
      <TotalsTable totals={cart.totals} locale={locale} hasShipping={cart.shippingMethod !== null} />
    </>
  );
}

/** On a phone: the total, always at the top, which opens to all of it. */
export function StickySummary(props: Props) {
  const { cart, locale, words } = props;
  return (
    <details className={styles.sticky}>
      <summary>
        <span>{words.showSummary}</span>
        <strong>{formatMoney(cart.totals.total, locale)}</strong>
      </summary>
      <CheckoutSummary {...props} />
    </details>
  );
}
