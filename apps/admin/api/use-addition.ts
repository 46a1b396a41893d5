import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { InputTo } from '#contracts/services.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { useRefreshOrder } from './use-refresh-order.ts';

type Locale = OrderValue['locale'];

/** Works out what an addition to an order comes to; nothing is written. */
export function useProposeAddition() {
  return useMutation({
    mutationFn: (input: InputTo<'order', 'proposeAddition'>) => ask(api.order.proposeAddition(input)),
  });
}

/** Adds to an order as proposed; the same reference adds once. */
export function useAddToOrder() {
  const refresh = useRefreshOrder();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'addToOrder'>) => ask(api.order.addToOrder(input)),
    onSettled: (_answer, _error, { orderId }) => refresh(orderId),
  });
}

/** The ways of sending of the market of a language. */
export function useDeliveries(locale: Locale) {
  return useQuery({
    queryKey: ['terms', locale],
    queryFn: async () => (await ask(api.order.getTerms({ locale }))).delivery,
  });
}

/** A few products that the shop sells, best match first; none are asked for without words. */
export function useFoundProducts(locale: Locale, query: string) {
  return useQuery({
    queryKey: ['found-products', locale, query],
    queryFn: async () => (await ask(api.insight.searchProducts({ locale, query, limit: 10 }))).products,
    enabled: query.trim() !== '',
    placeholderData: keepPreviousData,
  });
}

/** What a product is sold as; nothing is asked for without one. */
export function useSoldVariants(locale: Locale, slug: string | null) {
  return useQuery({
    queryKey: ['sold-variants', locale, slug],
    queryFn: async () => (await ask(api.catalog.getProduct({ locale, slug: slug ?? '' }))).variants,
    enabled: slug !== null,
  });
}
