import type { ProductDraftValue } from '#contracts/catalog/product.ts';

/** The JSON Pointer of the slug, SKU or variant id that belongs to another product already. */
export function pathOfTaken(
  drafts: readonly ProductDraftValue[],
  taken: { field: 'slug' | 'sku' | 'variantId'; value: string },
): string {
  const { field, value } = taken;
  for (const [index, draft] of drafts.entries()) {
    if (field === 'slug' && draft.slug === value) return `/products/${index}/slug`;
    const place = field === 'slug' ? -1 : draft.variants.findIndex((variant) => variant[field] === value);
    if (place !== -1) return `/products/${index}/variants/${place}/${field}`;
  }
  return '/products';
}
