import { Badge } from '@mantine/core';
import { Link } from 'react-router';
import { pictureSources } from '../../../ui/picture-sources.ts';
import type { StaffProduct } from '../../api/use-products.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { ListColumns } from '../../parts/list/list-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import styles from './product-columns.module.css';
import { lowestPrices } from './lowest-prices.ts';

import type { ColumnName } from './product-query.ts';

/** Those whose prices are written by hand; the others follow from them, and would need a table as wide again. */
const ownCurrencies: ReadonlySet<string> = new Set([marketCurrencies.gb, marketCurrencies.cn]);

/** The columns of the list of products. */
export function useProductColumns(
  nameOfCategory: (slug: string) => string,
): ListColumns<StaffProduct, ColumnName> {
  const { words, locale, money, number } = useLanguage();
  const text = words.productList;
  const names = text.columnNames;
  const sum = (product: StaffProduct, count: 'free' | 'onHand') =>
    product.variants.reduce((total, variant) => total + variant[count], 0);
  return {
    first: {
      title: words.products.name,
      sorts: [{ value: 'name', direction: 'ascending' }],
      renderCell: ({ slug, title, picture, isHidden }) => (
        <span className={styles['name']}>
          <span className={styles['picture']}>
            {picture ? (
              <img
                {...pictureSources(picture, 160)}
                sizes="40px"
                alt=""
                width={40}
                height={40}
                loading="lazy"
              />
            ) : null}
          </span>
          <Link to={`/products/${slug}`}>{locale === 'zh-cn' ? title.zh : title.en}</Link>
          {isHidden ? (
            <Badge variant="light" color="soft">
              {text.hidden}
            </Badge>
          ) : null}
        </span>
      ),
    },
    others: {
      sku: { title: names.sku, renderCell: ({ variants }) => skusOf(variants) },
      variants: {
        title: names.variants,
        renderCell: ({ variants }) => number(variants.length),
        kind: 'number',
      },
      price: {
        title: names.price,
        renderCell: ({ variants }) =>
          lowestPrices(variants, ownCurrencies)
            .map(({ price, isOnly }) => (isOnly ? money(price) : words.products.severalPrices(money(price))))
            .join(' · '),
        kind: 'number',
      },
      free: { title: names.free, renderCell: (product) => number(sum(product, 'free')), kind: 'number' },
      onHand: {
        title: names.onHand,
        renderCell: (product) => number(sum(product, 'onHand')),
        kind: 'number',
      },
      categories: {
        title: names.categories,
        renderCell: ({ categorySlugs }) => words.listed(categorySlugs.map(nameOfCategory)),
      },
      brand: { title: names.brand, renderCell: ({ brandSlug }) => brandSlug ?? words.nothing },
      tax: { title: names.tax, renderCell: ({ taxClass }) => words.editor.taxClasses[taxClass] },
      updated: {
        title: names.updated,
        sorts: [{ value: 'changed', direction: 'descending' }],
        renderCell: ({ updatedAt }) => <Moment at={updatedAt} />,
      },
    },
  };
}

const skusMost = 3;

function skusOf(variants: StaffProduct['variants']): string {
  const shown = variants.slice(0, skusMost).map(({ sku }) => sku);
  return [...shown, ...(variants.length > skusMost ? ['…'] : [])].join(', ');
}
