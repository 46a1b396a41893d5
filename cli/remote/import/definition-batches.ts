import type { Definitions } from './product-file.ts';

const atOnce = 500;

/** Brands and attributes as the shop takes them, so many at once. Their Chinese is the English: not translated. */
export function definitionBatches({ brands, attributes }: Definitions) {
  return {
    brands: cut([...brands].map(([slug, title]) => ({ slug, title }))),
    attributes: cut(
      [...attributes].map(([key, { type, unit, title }]) => ({
        key,
        type,
        unit,
        title: { en: title, zh: title },
        isFilter: false,
        choices: [],
      })),
    ),
  };
}

function cut<Item>(items: readonly Item[]): Item[][] {
  const batches: Item[][] = [];
  for (let from = 0; from < items.length; from += atOnce) batches.push(items.slice(from, from + atOnce));
  return batches;
}
