import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { productsKey } from './use-products.ts';

export type Stock = AnswerOf<'catalog', 'getStock'>;

const stockKey = (variantId: string) => ['stock', variantId] as const;

/** The stock of a variant with its last movements. */
export function useStock(variantId: string) {
  return useQuery({
    queryKey: stockKey(variantId),
    queryFn: () => ask(api.catalog.getStock({ variantId })),
  });
}

/** Sets the price of a variant in a market. */
export function useSetPrice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'catalog', 'setPrice'>) => ask(api.catalog.setPrice(input)),
    onSettled: () => void queries.invalidateQueries({ queryKey: [productsKey] }),
  });
}
