import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { checkDrafts } from '../../domain/product/check-drafts.ts';
import { findContentHashes } from '../../store/product/products.ts';
import { explainRefusal } from './explain-refusal.ts';
import { contentHash, writeDrafts } from './write-drafts.ts';

/**
 * Writes products that differ from what was imported last, whole and in one transaction, and announces them. Variants
 * that a draft leaves out stop being sold. Refuses bad values with their path (`value-invalid`) and a slug, SKU or
 * variant id of another product (`already-exists`); then nothing is written.
 */
export async function importProducts(
  tools: Tools<'catalog'>,
  { products }: InputTo<'catalog', 'importProducts'>,
): Promise<ResultOf<'catalog', 'importProducts'>> {
  const fault = checkDrafts(products);
  if (fault) return refuse('value-invalid', fault.detail, { path: fault.path });
  const known = await tools.db.rows(findContentHashes(products.map(({ productId }) => productId)));
  const knownHashes = new Set(known.map((row) => row.contentHash));
  const changed = products.filter((draft) => !knownHashes.has(contentHash(draft)));
  if (changed.length === 0) return { written: 0, unchanged: products.length };
  const { rows, steps } = writeDrafts(tools, changed);
  tools.killPoint('catalog.import-products.before-write');
  const flown = await tools.db.tryFlight(steps);
  tools.killPoint('catalog.import-products.after-write');
  if (flown.isRefused) return explainRefusal(tools, products, rows, flown.refusedBy);
  const written = flown.rows[1].length;
  return { written, unchanged: products.length - written };
}
