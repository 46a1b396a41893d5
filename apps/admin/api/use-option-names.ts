import { useQuery } from '@tanstack/react-query';
import type { Locale } from '#contracts/markets.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { productsKey } from './use-products.ts';

/** What shoppers call the variants of a product (Red, Large, …), by variantId. */
export function useOptionNames(slug: string, locale: Locale) {
  return useQuery({
    queryKey: [productsKey, 'options', slug, locale],
    queryFn: async (): Promise<ReadonlyMap<string, string>> => {
      const { variants } = await ask(api.catalog.getProduct({ slug, locale }));
      return new Map(variants.flatMap(({ variantId, option }) => (option ? [[variantId, option]] : [])));
    },
  });
}
