import type { Client } from 'pg';
import type { ClonedTable } from './cloned-tables.ts';

/** What the rooms have written of a product, its prices and its stock, projections included. */
export const productTables: readonly ClonedTable[] = [
  { table: 'catalog.products', by: 'product_id', names: { slug: '-' } },
  { table: 'catalog.product_categories', by: 'product_id' },
  { table: 'catalog.product_pictures', by: 'product_id' },
  { table: 'catalog.collection_members', by: 'product_id' },
  { table: 'catalog.variants', by: 'product_id', names: { sku: 'X' } },
  { table: 'catalog.prices', by: 'variant_id' },
  { table: 'catalog.stock', by: 'variant_id' },
  { table: 'catalog.stock_levels', by: 'variant_id' },
  { table: 'catalog.movements', by: 'variant_id' },
  { table: 'insight.products', by: 'product_id' },
  { table: 'insight.documents', by: 'product_id', names: { slug: '-' } },
  { table: 'insight.variants', by: 'product_id', names: { sku: 'X' } },
  { table: 'insight.variant_stock', by: 'variant_id' },
  { table: 'insight.stock_accounts', by: 'variant_id' },
  { table: 'insight.stock_layers', by: 'variant_id' },
];

/** The products of a shop that has none but those of the demo, and never had an order, with their variants. */
export async function readDemoProducts(client: Client): Promise<Map<string, string[]>> {
  const { rows: ordered } = await client.query(
    'select from catalog.movements where order_id is not null limit 1',
  );
  if (ordered.length > 0)
    throw new Error('products that were ordered cannot be copied: their stock is not their own');
  const { rows } = await client.query<{ productId: string; variantIds: string[] }>(
    `select product_id as "productId", array_agg(variant_id::text) as "variantIds"
     from catalog.variants group by product_id order by product_id`,
  );
  return new Map(rows.map(({ productId, variantIds }) => [productId, variantIds]));
}

/** Tells indexes of words in memory of more new documents than they follow: they are loaded anew. Rows that are copied tell nobody. */
export async function tellCopies(client: Client): Promise<void> {
  await client.query(
    `insert into insight.document_changes (product_id)
     select distinct product_id from insight.documents limit 5000 on conflict do nothing`,
  );
}
