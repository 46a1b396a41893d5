import { Form, Link } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { formatMoney } from '../../../ui/format.ts';
import type { Messages } from '../../../ui/messages/en.ts';
import { TitleText } from '../../../ui/title-text.tsx';
import { Picture } from './picture.tsx';
import styles from '../pages/cart.module.css';

type Props = { line: AnswerOf<'order', 'getCart'>['lines'][number]; locale: string; words: Messages };

/** One line of the cart: what it is, how many, what it costs; its number can be changed and it can be taken out. */
export function CartLine({ line, locale, words }: Props) {
  return (
    <li className={styles.line}>
      {line.picture ? <Picture path={line.picture} alt="" width={96} height={96} sizes="96px" /> : <span />}
      <div>
        <Link to={`/${locale}/products/${line.slug}?sku=${encodeURIComponent(line.sku)}`}>
          <TitleText text={line.title} />
        </Link>
        {line.option ? <span className={styles.option}> · {line.option}</span> : null}
        <div className={styles.price}>{formatMoney(line.unitPrice, locale)}</div>
        {line.isAvailable ? null : (
          <p className={styles.warning}>{words.notAvailable(line.quantityAvailable)}</p>
        )}
        <div className={styles.controls}>
          <Form method="post" action="?" className={styles.quantity}>
            <input type="hidden" name="variantId" value={line.variantId} />
            <input
              type="number"
              name="quantity"
              aria-label={`${words.quantity}: ${line.title}`}
              key={line.quantity}
              defaultValue={line.quantity}
              min={1}
              max={99}
              inputMode="numeric"
              required
            />
            <button type="submit">{words.update}</button>
          </Form>
          <Form method="post" action="?">
            <input type="hidden" name="variantId" value={line.variantId} />
            <input type="hidden" name="before" value={line.quantity} />
            <button
              type="submit"
              name="quantity"
              value="0"
              className={styles.remove}
              aria-label={`${words.remove}: ${line.title}`}
            >
              {words.remove}
            </button>
          </Form>
        </div>
      </div>
      <div className={styles.total}>{formatMoney(line.total, locale)}</div>
    </li>
  );
}
