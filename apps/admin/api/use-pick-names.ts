import { useQuery } from '@tanstack/react-query';
import type { Locale } from '#contracts/markets.ts';
import { askAllPages } from './ask-all-pages.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

const pagesMost = 6;

/**
 * The names of products put into a collection by hand, by their ids. They stand in front of what shoppers see of it;
 * what no shopper sees is asked for one by one.
 */
export function usePickNames(slug: string, productIds: readonly string[], locale: Locale) {
  return useQuery({
    queryKey: ['pick-names', slug, locale],
    queryFn: async (): Promise<ReadonlyMap<string, string>> => {
      const shown = await askAllPages(async (cursor) => {
        const page = await ask(
          api.catalog.getCollection({ slug, locale, limit: 100, ...(cursor ? { cursor } : {}) }),
        );
        const isEnough = !page.products.some(({ productId }) => productIds.includes(productId));
        return { rows: page.products, nextCursor: isEnough ? null : page.nextCursor };
      }, pagesMost);
      const names = new Map(shown.map(({ productId, title }) => [productId, title]));
      const hidden = productIds.filter((productId) => !names.has(productId));
      const found = await Promise.all(
        hidden.map((productId) => api.catalog.getProductForStaff({ productId })),
      );
      for (const reply of found) {
        if (!reply.isOk) continue;
        const { productId, title } = reply.answer.product;
        names.set(productId, locale === 'zh-cn' ? title.zh : title.en);
      }
      return names;
    },
    enabled: slug !== '' && productIds.length > 0,
    staleTime: 60_000,
  });
}

/** Products whose English names begin so, for a choice. */
export function useProductChoice(startsWith: string) {
  return useQuery({
    queryKey: ['product-choice', startsWith],
    queryFn: () => ask(api.catalog.listProductsForStaff({ startsWith, limit: 20 })),
    enabled: startsWith.length > 1,
  });
}
