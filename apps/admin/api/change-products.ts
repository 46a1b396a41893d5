import type { ProductDraft } from './use-product-edit.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { problemOf } from './problem-of.ts';

/** What is done to many products, one after the other. */
export type BulkChange =
  | { kind: 'addCategory' | 'removeCategory'; categorySlug: string }
  | { kind: 'hidden'; isHidden: boolean }
  | { kind: 'brand'; brandSlug: string | null }
  | { kind: 'tax'; taxClass: ProductDraft['taxClass'] };

export type BulkOutcome = { outcome: 'changed' | 'same' } | { outcome: 'failed'; error: unknown };

/** What a change makes of a product; the same product where there is nothing to change. */
export function applyChange(product: ProductDraft, change: BulkChange): ProductDraft {
  switch (change.kind) {
    case 'addCategory':
      return product.categorySlugs.includes(change.categorySlug)
        ? product
        : { ...product, categorySlugs: [...product.categorySlugs, change.categorySlug] };
    case 'removeCategory':
      return product.categorySlugs.includes(change.categorySlug)
        ? { ...product, categorySlugs: product.categorySlugs.filter((slug) => slug !== change.categorySlug) }
        : product;
    case 'hidden':
      return (product.isHidden ?? false) === change.isHidden
        ? product
        : { ...product, isHidden: change.isHidden };
    case 'brand':
      return (product.brandSlug ?? null) === change.brandSlug
        ? product
        : { ...product, brandSlug: change.brandSlug };
    case 'tax':
      return product.taxClass === change.taxClass ? product : { ...product, taxClass: change.taxClass };
  }
}

/** Changes one product of many; who saved it in between is not overwritten: it is read and changed once more. */
export async function changeProduct(productId: string, change: BulkChange, tries = 2): Promise<BulkOutcome> {
  try {
    const { product, version } = await ask(api.catalog.getProductForStaff({ productId }));
    const changed = applyChange(product, change);
    if (changed === product) return { outcome: 'same' };
    await ask(api.catalog.saveProduct({ productId, product: changed, version }));
    return { outcome: 'changed' };
  } catch (error) {
    if (tries > 1 && problemOf(error).code === 'version-conflict')
      return changeProduct(productId, change, tries - 1);
    return { outcome: 'failed', error };
  }
}

/** Puts products behind those that were chosen by hand for a collection. */
export async function addToCollection(slug: string, productIds: readonly string[]): Promise<BulkOutcome[]> {
  try {
    const {
      changedBy: _by,
      changedAt: _at,
      ...found
    } = await ask(api.catalog.getCollectionForStaff({ slug }));
    const known = new Set(found.picks);
    const added = productIds.filter((productId) => !known.has(productId));
    if (added.length > 0) {
      const draft = { ...found, picks: [...found.picks, ...added] };
      await ask(api.catalog.saveCollection(draft, { idempotencyKey: crypto.randomUUID() }));
    }
    return productIds.map((productId) => ({ outcome: known.has(productId) ? 'same' : 'changed' }));
  } catch (error) {
    return productIds.map(() => ({ outcome: 'failed', error }));
  }
}
