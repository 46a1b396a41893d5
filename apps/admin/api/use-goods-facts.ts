import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '#contracts/services.ts';
import { useLanguage } from '../language/use-language.ts';
import { askAllPages } from './ask-all-pages.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type Attribute = AnswerOf<'catalog', 'listAttributes'>['attributes'][number];

const minutesMs = 60_000;

/** All brands of the shop. */
export function useBrands() {
  const { locale } = useLanguage();
  return useQuery({
    queryKey: ['brands', locale],
    staleTime: minutesMs,
    queryFn: () =>
      askAllPages(async (cursor) => {
        const page = await ask(api.catalog.listBrands({ locale, limit: 500, ...(cursor ? { cursor } : {}) }));
        return { rows: page.brands, nextCursor: page.nextCursor };
      }),
  });
}

/** All attributes that products may have. */
export function useAttributes() {
  return useQuery({
    queryKey: ['attributes'],
    staleTime: minutesMs,
    queryFn: () =>
      askAllPages(async (cursor) => {
        const page = await ask(api.catalog.listAttributes({ limit: 500, ...(cursor ? { cursor } : {}) }));
        return { rows: page.attributes, nextCursor: page.nextCursor };
      }),
  });
}
