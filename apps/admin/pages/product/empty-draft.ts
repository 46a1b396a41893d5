import type { ProductDraft } from '../../api/use-product-edit.ts';

/** A product of which nothing is said yet. */
export function emptyDraft(productId: string): ProductDraft {
  return {
    productId,
    slug: '',
    title: { en: '', zh: '' },
    description: { en: '', zh: '' },
    categorySlugs: [],
    taxClass: 'standard',
    brandSlug: null,
    attributes: [],
    seo: null,
    optionName: null,
    popularity: 0,
    isHidden: false,
    variants: [],
  };
}
