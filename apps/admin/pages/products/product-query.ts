import type { InputTo } from '#contracts/services.ts';
import { readListQuery, type ListQuery } from '../../parts/list/read-list-query.ts';
import { toSlugStart } from './to-slug-start.ts';

type Input = Omit<InputTo<'catalog', 'listProductsForStaff'>, 'cursor' | 'limit'>;

const productColumns = [
  'sku',
  'variants',
  'price',
  'free',
  'onHand',
  'categories',
  'brand',
  'tax',
  'updated',
] as const;
export type ColumnName = (typeof productColumns)[number];

/** Those that show while nobody chose others. */
export const usualColumns: readonly ColumnName[] = ['variants', 'price', 'free', 'onHand', 'updated'];

/** What the address of the products asks for; what it says wrongly counts as not said. */
export type ProductQuery = ListQuery<ColumnName> & {
  name: string;
  category: string | null;
  brand: string | null;
  shown: 'shown' | 'hidden' | null;
  sort: 'name' | 'changed';
};

/** Reads an address of the products. */
export function readProductQuery(parameters: URLSearchParams): ProductQuery {
  const shown = parameters.get('shown');
  return {
    ...readListQuery(parameters, productColumns, usualColumns),
    name: parameters.get('name') ?? '',
    category: parameters.get('category'),
    brand: parameters.get('brand'),
    shown: shown === 'shown' || shown === 'hidden' ? shown : null,
    sort: parameters.get('sort') === 'changed' ? 'changed' : 'name',
  };
}

/** What the shop is asked for. */
export function inputOfProducts({ name, category, brand, shown, sort }: ProductQuery): Input {
  const startsWith = toSlugStart(name);
  return {
    ...(startsWith ? { startsWith } : {}),
    ...(category ? { categorySlug: category } : {}),
    ...(brand ? { brandSlug: brand } : {}),
    ...(shown ? { isHidden: shown === 'hidden' } : {}),
    ...(sort === 'changed' ? { sort } : {}),
  };
}
