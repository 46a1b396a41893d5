import { Link } from 'react-router';
import { formatMoney } from '../../../ui/format.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { TitleText } from '../../../ui/title-text.tsx';
import { Picture } from './picture.tsx';
import styles from './product-grid.module.css';

export type Card = {
  slug: string;
  title: string;
  picture: string | null;
  priceFrom: { amountMinor: number; currency: string };
  hasPriceRange: boolean;
  isAvailable: boolean;
};

/** Products as pictures with name and price. The first row's pictures are loaded at once, the others when they come near. */
export function ProductGrid({
  products,
  locale,
  isBelow = false,
}: {
  products: readonly Card[];
  locale: string;
  /** The grid is below the first screen. */
  isBelow?: boolean;
}) {
  const words = messagesFor(locale);
  return (
    <ul className={styles.grid}>
      {products.map((product, index) => {
        const price = formatMoney(product.priceFrom, locale);
        return (
          <li key={product.slug} id={isBelow ? undefined : cardId(index)} className={styles.card}>
            <Link to={`/${locale}/products/${product.slug}`} prefetch="intent">
              <span className={styles.picture}>
                {product.picture ? (
                  <Picture
                    path={product.picture}
                    alt=""
                    width={320}
                    height={320}
                    sizes="(min-width: 1200px) 280px, (min-width: 900px) 23vw, 46vw"
                    isFirst={index < 4 && !isBelow}
                  />
                ) : null}
              </span>
              <span className={styles.title}>
                <TitleText text={product.title} />
              </span>
            </Link>
            <span className={styles.price}>{product.hasPriceRange ? words.from(price) : price}</span>
            {product.isAvailable ? null : <span className={styles.out}>{words.soldOut}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** The place of a list's card in its page, counted from 0, as an address leads to it. */
export function cardId(index: number): string {
  return `card-${index + 1}`;
}
