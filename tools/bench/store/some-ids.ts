import { withBenchDatabase } from './with-bench-database.ts';
import type { BenchShop } from '../open-bench-shop.ts';

export type SomeIds = { productIds: string[]; variantIds: string[] };

const productsMost = 5000;
const stockLeast = 300;

/** Products and variants from all over the catalog, the same with each call; the variants have goods for a long bench. */
export function someIds(shop: Pick<BenchShop, 'folder'>): Promise<SomeIds> {
  return withBenchDatabase(shop, 'souk', async (client) => {
    const products = await client.query<{ id: string }>(
      'select product_id::text as id from catalog.products order by md5(product_id::text) limit $1',
      [productsMost],
    );
    const variants = await client.query<{ id: string }>(
      `select variant_id::text as id from catalog.variants join catalog.stock using (variant_id) join catalog.products using (product_id)
       where is_sold and not is_hidden and free >= $1 order by md5(variant_id::text) limit $2`,
      [stockLeast, productsMost],
    );
    return { productIds: products.rows.map(({ id }) => id), variantIds: variants.rows.map(({ id }) => id) };
  });
}
