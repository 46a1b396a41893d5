import { Link } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import type { Messages } from '../../../ui/messages/en.ts';
import { TitleText } from '../../../ui/title-text.tsx';
import { Picture } from './picture.tsx';
import styles from '../pages/cart.module.css';

type Props = { gifts: AnswerOf<'order', 'getCart'>['gifts']; locale: string; words: Messages };

/** What a promotion adds to the basket for nothing. */
export function GiftLines({ gifts, locale, words }: Props) {
  return gifts.map(({ promotionId, variantId, quantity, slug, title, option, picture, promotionTitle }) => (
    <li key={`${promotionId} ${variantId}`} className={styles.line}>
      {picture ? <Picture path={picture} alt="" width={96} height={96} sizes="96px" /> : <span />}
      <div>
        <Link to={`/${locale}/products/${slug}`}>
          <TitleText text={title} />
        </Link>
        {option ? <span className={styles.option}> · {option}</span> : null}
        <div className={styles.price}>{promotionTitle}</div>
      </div>
      <div>
        {quantity} · {words.coupons.gift}
      </div>
    </li>
  ));
}
