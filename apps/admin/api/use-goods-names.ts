import { useQuery } from '@tanstack/react-query';
import type { Locale } from '#contracts/markets.ts';

import { ask } from './ask.ts';
import { api } from './client.ts';

const namedMost = 50;

/** The categories of the shop in a language, parents before children. */
export function useCategories(locale: Locale) {
  return useQuery({
    queryKey: ['categories', locale],
    queryFn: () => ask(api.catalog.listCategories({ locale })),
    staleTime: 60_000,
  });
}

/** Names categories and variants in a language; of many variants the first fifty. What is not sold has no name. */
export function useGoodsNames(
  locale: Locale,
  variantIds: readonly string[],
): { category: (slug: string) => string | undefined; variant: (variantId: string) => string | undefined } {
  const { data: known } = useCategories(locale);
  const asked = [...new Set(variantIds)].filter(Boolean).toSorted().slice(0, namedMost).join(',');
  const { data: named } = useQuery({
    queryKey: ['variant-names', locale, asked],
    queryFn: () => ask(api.catalog.listVariants({ variantIds: asked, locale })),
    enabled: asked !== '',
    staleTime: 60_000,
  });
  return {
    category: (slug) => known?.categories.find((each) => each.slug === slug)?.title,
    variant: (variantId) => {
      const found = named?.variants.find((each) => each.variantId === variantId);
      return found && [found.title, found.option].filter(Boolean).join(' · ');
    },
  };
}

/** Products that match words, a few of them, for whoever picks one. */
export function useFoundProducts(words: string, locale: Locale) {
  return useQuery({
    queryKey: ['found-products', words, locale],
    queryFn: () => ask(api.insight.searchProducts({ query: words, locale, limit: 5 })),
    enabled: words.trim() !== '',
  });
}

/** The variants of a product of a slug. */
export async function readVariants(slug: string, locale: Locale): Promise<{ variantId: string }[]> {
  const { variants } = await ask(api.catalog.getProduct({ slug, locale }));
  return variants;
}
