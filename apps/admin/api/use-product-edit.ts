import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { productsKey } from './use-products.ts';

export type EditedProduct = AnswerOf<'catalog', 'getProductForStaff'>;
export type ProductDraft = EditedProduct['product'];
export type DraftVariant = ProductDraft['variants'][number];

const editedKey = (productId: string) => [productsKey, 'edited', productId] as const;

/** A product as staff edit it, with its version and who gave it that. */
export function useEditedProduct(productId: string) {
  return useQuery({
    queryKey: editedKey(productId),
    queryFn: () => ask(api.catalog.getProductForStaff({ productId })),
  });
}

/** Writes a product whole; `version` is the one it was changed from, 0 for a new one. */
export function useSaveProduct() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ product, version }: { product: ProductDraft; version: number }) =>
      ask(api.catalog.saveProduct({ productId: product.productId, product, version })),
    onSettled: () => queries.invalidateQueries({ queryKey: [productsKey] }),
  });
}
