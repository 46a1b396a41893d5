import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Currency } from '#contracts/money.ts';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { productsKey } from './use-products.ts';

export type ListedPrice = AnswerOf<'catalog', 'getPrices'>['prices'][number];

/** What a variant costs, cost and will cost. */
export function usePrices(variantId: string) {
  return useQuery({
    queryKey: [productsKey, 'prices', variantId],
    queryFn: () => ask(api.catalog.getPrices({ variantId })),
  });
}

/** Plans a price; the same priceId plans it once. */
export function useSchedulePrice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'catalog', 'schedulePrice'>) => ask(api.catalog.schedulePrice(input)),
    onSettled: () => queries.invalidateQueries({ queryKey: [productsKey] }),
  });
}

/** Ends a special, quantity or group price, or takes a planned one back. */
export function useWithdrawPrice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (priceId: string) => ask(api.catalog.withdrawPrice({ priceId })),
    onSettled: () => queries.invalidateQueries({ queryKey: [productsKey] }),
  });
}

/** What a variant could cost in a currency by the newest rates; nothing where there is no rate. */
export function useSuggestions(variantId: string, currency: Currency) {
  return useQuery({
    queryKey: [productsKey, 'suggested', variantId, currency],
    queryFn: () => ask(api.catalog.suggestPrices({ variantId, currency })),
    retry: false,
  });
}
