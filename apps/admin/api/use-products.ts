import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type StaffProduct = AnswerOf<'catalog', 'listProductsForStaff'>['products'][number];
export type StaffVariant = StaffProduct['variants'][number];

export const productsKey = 'products';

/** A page of products by slug. */
export function useProducts(input: InputTo<'catalog', 'listProductsForStaff'>) {
  return useQuery({
    queryKey: [productsKey, input],
    queryFn: () => ask(api.catalog.listProductsForStaff(input)),
    placeholderData: keepPreviousData,
  });
}

/** The product of a slug; null when there is none. The list is by slug, so its first row is the one or nothing is. */
export function useProduct(slug: string) {
  return useQuery({
    queryKey: [productsKey, 'one', slug],
    queryFn: async (): Promise<StaffProduct | null> => {
      const { products } = await ask(
        api.catalog.listProductsForStaff({ startsWith: slug.slice(0, 60), limit: 100 }),
      );
      return products.find((product) => product.slug === slug) ?? null;
    },
  });
}
