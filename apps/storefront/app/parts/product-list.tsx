import { Link, useSearchParams } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import type { Facet } from './facet.ts';
import { FacetForm } from './facet-form.tsx';
import { FilterChips } from './filter-chips.tsx';
import { without } from './list-address.ts';
import { ListPaging } from './list-paging.tsx';
import { ProductGrid, type Card } from './product-grid.tsx';
import { SortForm } from './sort-form.tsx';
import styles from './product-list.module.css';

export type Listed = { products: readonly Card[]; total: number; isMore: boolean; nextCursor: string | null };

type Props = {
  list: Listed;
  facets: readonly Facet[];
  locale: string;
  hasRelevance: boolean;
};

/** Products with their count, order and filters, a page at a time, or what to do when the filters leave none. */
export function ProductList({ list, facets, locale, hasRelevance }: Props) {
  const words = messagesFor(locale);
  const [parameters] = useSearchParams();
  const total = `${list.total}${list.isMore ? '+' : ''}`;
  const sorts = [
    ...(hasRelevance ? [['relevance', words.sortRelevance] as const] : []),
    ['popular', words.sortPopular] as const,
    ['price-up', words.sortPriceUp] as const,
    ['price-down', words.sortPriceDown] as const,
  ];
  return (
    <div className={styles.list}>
      <div className={styles.tools}>
        <FacetForm facets={facets} locale={locale} />
      </div>
      <div className={styles.results}>
        <div className={styles.head}>
          <output>{words.resultCount(total)}</output>
          <SortForm words={words} choices={sorts} />
        </div>
        <FilterChips facets={facets} locale={locale} />
        {list.products.length === 0 ? (
          <div className={styles.empty}>
            <h2>{words.shop.emptyCategory}</h2>
            <p>{words.shop.emptyCategoryHint}</p>
            <Link to={without(parameters)}>{words.shop.clearAll}</Link>
          </div>
        ) : null}
        <ProductGrid products={list.products} locale={locale} />
        <ListPaging shown={list.products.length} total={total} cursor={list.nextCursor} locale={locale} />
      </div>
    </div>
  );
}
