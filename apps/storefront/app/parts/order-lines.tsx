import { Link } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { formatMoney } from '../../../ui/format.ts';
import type { AfterSaleWords } from '../../../ui/messages/en/after-sale.ts';
import { TitleText } from '../../../ui/title-text.tsx';
import { Picture } from './picture.tsx';
import styles from './order-parts.module.css';

type Props = {
  order: AnswerOf<'order', 'getOrder'>;
  locale: string;
  words: AfterSaleWords;
  /** Whether the buyer is signed in, and so may review what was bought. */
  mayReview: boolean;
};

/** What was ordered, with what became of each line, and the way to review it. */
export function OrderLines({ order, locale, words, mayReview }: Props) {
  return (
    <section>
      <h2>{words.items}</h2>
      <ul className={styles.lines}>
        {order.lines.map((line) => (
          <li key={line.lineId}>
            {line.picture ? (
              <Picture path={line.picture} alt="" width={72} height={72} sizes="72px" />
            ) : (
              <span />
            )}
            <div>
              {line.variantId === null ? (
                line.title
              ) : (
                <Link to={`/${locale}/products/${line.slug}?sku=${encodeURIComponent(line.sku)}`}>
                  <TitleText text={line.title} />
                </Link>
              )}
              <div className={styles.soft}>
                {line.quantity} ×{line.option ? ` ${line.option}` : ''} {formatMoney(line.unitPrice, locale)}
                {line.isGift ? ` · ${words.gift}` : ''}
                {line.refundedQuantity > 0 ? ` · ${words.refunded(line.refundedQuantity)}` : ''}
              </div>
              {mayReview && line.variantId !== null && order.state === 'paid' ? (
                <Link to={`/${locale}/account/reviews/${line.slug}`} className={styles.small}>
                  {words.writeReview}
                </Link>
              ) : null}
            </div>
            <span className={styles.sum}>{formatMoney(line.gross, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
