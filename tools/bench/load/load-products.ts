import type { BenchShop } from '../open-bench-shop.ts';
import { prepareToLoad } from '../store/cloned-tables.ts';
import { productTables, readDemoProducts, tellCopies } from '../store/demo-products.ts';
import { withBenchDatabase } from '../store/with-bench-database.ts';
import { cloneTables } from './clone-tables.ts';

/**
 * Fills a shop that has just been loaded with copies of the demo's products until there are so many: the rows that the rooms wrote of
 * each, with ids, paths and numbers of their own. Their words are those of the product that they were copied from.
 */
export async function loadProducts(shop: BenchShop, products: number): Promise<void> {
  await withBenchDatabase(shop, 'souk', async (client) => {
    const demo = await readDemoProducts(client);
    const wanted = products - demo.size;
    if (wanted <= 0) return;
    await prepareToLoad(client);
    const idsOf = (by: string, product: string) =>
      by === 'product_id' ? [product] : (demo.get(product) ?? []);
    await cloneTables(client, productTables, { idsOf, things: [...demo.keys()], wanted });
    await tellCopies(client);
  });
}
