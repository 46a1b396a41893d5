const DIACRITICS = /\p{Mark}/gu;

const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replaceAll(DIACRITICS, '')
    .toLowerCase()
    .replaceAll(/['’]/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');

/** A slug for each product: its English title, with its first stock code behind where titles are the same. */
export const makeSlugs = (products: readonly { titleEn: string; sku: string }[]): string[] => {
  const uses = new Map<string, number>();
  for (const { titleEn } of products) uses.set(slugOf(titleEn), (uses.get(slugOf(titleEn)) ?? 0) + 1);
  return products.map(({ titleEn, sku }) => {
    const slug = slugOf(titleEn);
    return uses.get(slug) === 1 ? slug : `${slug}-${sku.toLowerCase()}`;
  });
};
