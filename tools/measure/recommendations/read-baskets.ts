import { readRetailLines } from '../../seed/lines/read-retail-lines.ts';
import type { RetailCatalog } from '../../seed/retail-catalog.ts';

/** One invoice of the sales file: what was bought together, without what was cancelled or is no product. */
export type Basket = { invoiceNumber: string; at: string; variantIds: string[]; productIds: string[] };

const salesFile = new URL('../../seed/data/online-retail-2010-12_2011-06.csv.gz', import.meta.url);

/** Reads the baskets of the sales file that comes with the project, the oldest first. */
export async function readBaskets(catalog: RetailCatalog): Promise<Basket[]> {
  const known = new Map(
    catalog.products.flatMap(({ productId, variants }) =>
      variants.map(({ sku, variantId }) => [sku.toUpperCase(), { productId, variantId }] as const),
    ),
  );
  const baskets = new Map<string, { at: string; variants: Map<string, string> }>();
  for await (const batch of readRetailLines(salesFile)) {
    for (const { invoiceNumber, stockCode, quantity, unitPriceThousandths, invoicedAt } of batch) {
      const found = known.get(stockCode.toUpperCase());
      if (!found || quantity <= 0 || unitPriceThousandths <= 0) continue;
      const basket = baskets.get(invoiceNumber) ?? { at: invoicedAt, variants: new Map<string, string>() };
      basket.variants.set(found.variantId, found.productId);
      baskets.set(invoiceNumber, basket);
    }
  }
  return [...baskets]
    .map(([invoiceNumber, { at, variants }]) => ({
      invoiceNumber,
      at,
      variantIds: [...variants.keys()],
      productIds: [...new Set(variants.values())],
    }))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
}
