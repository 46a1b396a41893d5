import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { productsKey } from './use-products.ts';

export type Pictures = AnswerOf<'catalog', 'listProductPictures'>;
export type Picture = Pictures['pictures'][number];
/** A picture in its place, as it is saved. */
export type PlacedPicture = InputTo<'catalog', 'saveProductPictures'>['pictures'][number];

const picturesKey = (productId: string) => ['pictures', productId] as const;

/** The pictures of a product in their order. */
export function usePictures(productId: string) {
  return useQuery({
    queryKey: picturesKey(productId),
    queryFn: () => ask(api.catalog.listProductPictures({ productId })),
  });
}

/** Arranges the pictures of a product; files are stored first and come behind those that are given. */
export function useSavePictures(productId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wanted: { version: number; pictures: PlacedPicture[]; files?: File[] }) => {
      const { version, files = [] } = wanted;
      const pictures = wanted.pictures.map(({ path, alt, variantIds }) => ({ path, alt, variantIds }));
      for (const file of files) {
        const { path } = await ask(api.catalog.uploadPicture({ file }));
        const isThere = pictures.some((picture) => picture.path === path);
        if (!isThere) pictures.push({ path, alt: { en: '', zh: '' }, variantIds: [] });
      }
      return ask(api.catalog.saveProductPictures({ productId, version, pictures }));
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: picturesKey(productId) }),
        queries.invalidateQueries({ queryKey: [productsKey] }),
      ]),
  });
}
