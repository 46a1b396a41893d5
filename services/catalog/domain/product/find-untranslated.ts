import type { ProductDraftValue } from '#contracts/catalog/product.ts';

/** JSON Pointers to the texts of a product whose Chinese is the English: they have no translation. */
export function findUntranslated(draft: ProductDraftValue): string[] {
  const { title, description, optionName, variants, attributes = [], seo } = draft;
  const texts: [string, { en: string; zh: string } | null | undefined][] = [
    ['/title', title],
    ['/description', description],
    ['/optionName', optionName],
    ['/seo/title', seo?.title],
    ['/seo/description', seo?.description],
    ...variants.map(({ option }, index) => [`/variants/${index}/option`, option] as [string, typeof option]),
    ...attributes.flatMap((attribute, index): [string, { en: string; zh: string }][] =>
      'text' in attribute ? [[`/attributes/${index}/text`, attribute.text]] : [],
    ),
  ];
  return texts.filter(([, words]) => words && words.en !== '' && words.en === words.zh).map(([path]) => path);
}
