import { Form, Link } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { formatMoney } from '../../../ui/format.ts';
import type { AccountWords } from '../../../ui/messages/en/account.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { TitleText } from '../../../ui/title-text.tsx';
import styles from '../pages/account/account-lists.module.css';
import { Picture } from './picture.tsx';

type Variant = AnswerOf<'catalog', 'listVariants'>['variants'][number];
type Props = { variantId: string; variant: Variant | null; locale: string; words: AccountWords };

/** One wish: what it is, what it costs, into the basket, or off the list. */
export function WishCard({ variantId, variant, locale, words }: Props) {
  const shop = messagesFor(locale);
  return (
    <li className={`${styles.card} ${styles.thing}`}>
      {variant?.picture ? (
        <Picture path={variant.picture} alt="" width={88} height={88} sizes="88px" />
      ) : (
        <span />
      )}
      <div>
        {variant ? (
          <p>
            <Link to={`/${locale}/products/${variant.slug}?sku=${encodeURIComponent(variant.sku)}`}>
              <TitleText text={variant.title} />
            </Link>
            {variant.option ? ` · ${variant.option}` : ''}
            <br />
            <span className={styles.sum}>{formatMoney(variant.price, locale)}</span>
            {variant.isAvailable ? null : <span className={styles.soft}> · {shop.soldOut}</span>}
          </p>
        ) : (
          <p className={styles.soft}>{words.wishGone}</p>
        )}
        <Form method="post" className={styles.acts} preventScrollReset>
          <input type="hidden" name="variantId" value={variantId} />
          <input type="hidden" name="title" value={variant?.title ?? ''} />
          {variant?.isAvailable ? (
            <button
              type="submit"
              name="intent"
              value="to-cart"
              className={`${styles.act} ${styles.main}`}
              aria-label={`${words.toCart}: ${variant.title}`}
            >
              {words.toCart}
            </button>
          ) : null}
          <button
            type="submit"
            name="intent"
            value="remove"
            className={styles.act}
            aria-label={`${words.remove}: ${variant?.title ?? words.wishGone}`}
          >
            {words.remove}
          </button>
        </Form>
      </div>
    </li>
  );
}
