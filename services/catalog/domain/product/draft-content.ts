import type { ProductDraftValue } from '#contracts/catalog/product.ts';

/** The content of a draft as text: equal for drafts that say the same, in whatever order their fields are written. */
export function draftContent(draft: ProductDraftValue): string {
  const { productId, slug, title, description, categorySlugs, taxClass, optionName, popularity } = draft;
  const { brandSlug = null, attributes = [], seo = null } = draft;
  const words = (localised: { en: string; zh: string } | null) => localised && [localised.en, localised.zh];
  return JSON.stringify([
    [
      productId,
      slug,
      words(title),
      words(description),
      categorySlugs,
      taxClass,
      words(optionName),
      popularity,
      ...(brandSlug !== null || attributes.length > 0 || seo
        ? [
            brandSlug,
            attributes.map(attributeContent),
            words(seo?.title ?? null),
            words(seo?.description ?? null),
          ]
        : []),
    ],
    draft.variants.map(({ variantId, sku, option, picture, prices, weightGrams, shippingClass }) => [
      [variantId, sku, words(option), picture],
      prices
        .map(({ market, price }) => [market, price.currency, price.amountMinor])
        .toSorted(([first = ''], [second = '']) => (first < second ? -1 : 1)),
      ...(weightGrams !== undefined || shippingClass !== undefined
        ? [[weightGrams ?? null, shippingClass ?? null]]
        : []),
    ]),
    ...(draft.pictures ? [draft.pictures.map(({ path, alt }) => [path, words(alt)])] : []),
  ]);
}

type Attribute = NonNullable<ProductDraftValue['attributes']>[number];

function attributeContent(attribute: Attribute): unknown[] {
  if ('text' in attribute) return [attribute.key, attribute.text.en, attribute.text.zh];
  if ('number' in attribute) return [attribute.key, attribute.number];
  return [attribute.key, 'isTrue' in attribute ? attribute.isTrue : attribute.choice];
}
