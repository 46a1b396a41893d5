import { useId } from 'react';
import { Link } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { ProductGrid, type Card } from './product-grid.tsx';
import styles from './shelf.module.css';

type Props = { title: string; products: readonly Card[]; locale: string; to?: string };

/** Some products under a title, and the way to all of them where there is one; nothing at all without products. */
export function Shelf({ title, products, locale, to }: Props) {
  const titleId = useId();
  if (products.length === 0) return null;
  return (
    <section aria-labelledby={titleId} className={styles.shelf}>
      <div className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {to ? (
          <Link to={to} aria-label={`${messagesFor(locale).seeAll}: ${title}`}>
            {messagesFor(locale).seeAll}
          </Link>
        ) : null}
      </div>
      <ProductGrid products={products} locale={locale} isBelow />
    </section>
  );
}
