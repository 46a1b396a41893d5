import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { checkDrafts } from '../../domain/product/check-drafts.ts';
import { checkVersion, findVersion, lockProductId } from '../../store/product/write-products.ts';
import { explainRefusal } from './explain-refusal.ts';
import { contentHash, writeDrafts } from './write-drafts.ts';

/**
 * Writes one product when nobody else changed it meanwhile. Refuses as an import does, with paths below `/product`, and
 * with `version-conflict`, which tells the version there is; then nothing is written.
 */
export async function saveProduct(
  tools: Tools<'catalog'>,
  { productId, product, version }: InputTo<'catalog', 'saveProduct'>,
): Promise<ResultOf<'catalog', 'saveProduct'>> {
  if (product.productId !== productId)
    return refuse('value-invalid', 'This is the id of another product.', { path: '/product/productId' });
  const fault = checkDrafts([product]);
  if (fault) return refuse('value-invalid', fault.detail, { path: pathOfOne(fault.path) });
  const { rows, steps } = writeDrafts(tools, [product]);
  const flown = await tools.db.tryFlight([
    lockProductId(productId),
    checkVersion(productId, version, contentHash(product)),
    findVersion(productId),
    ...steps,
  ]);
  if (!flown.isRefused) {
    const before = flown.rows[2][0]?.version ?? 0;
    return { version: before + flown.rows[4].length };
  }
  if (flown.refusedBy === 'version-conflict') {
    const known = (await tools.db.row(findVersion(productId)))?.version ?? 0;
    const detail = 'Somebody else changed the product meanwhile: look at it again.';
    return refuse('version-conflict', detail, { data: { version: known } });
  }
  const refusal = await explainRefusal(tools, [product], rows, flown.refusedBy);
  return { ...refusal, path: pathOfOne(refusal.path ?? '') };
}

function pathOfOne(path: string): string {
  return path.replace(/^\/products\/0/, '/product');
}
