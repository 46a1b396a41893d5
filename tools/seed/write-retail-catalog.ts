import type { RetailCatalog } from './retail-catalog.ts';

/** The catalog as JSON text, one product, category or left-out code a line, so that versions can be compared. */
export const writeRetailCatalog = ({
  products,
  categories,
  pictures,
  leftOut,
  ...head
}: RetailCatalog): string => {
  const listed = (name: string, items: readonly unknown[]): string =>
    `"${name}":[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  return `${JSON.stringify(head).slice(0, -1)},\n${listed('categories', categories)},\n${listed('pictures', pictures)},\n${listed('products', products)},\n${listed('leftOut', leftOut)}}\n`;
};
