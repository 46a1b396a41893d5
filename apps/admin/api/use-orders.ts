import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type ListedOrder = AnswerOf<'order', 'listOrders'>['orders'][number];

export const ordersKey = 'orders';

/** A page of orders, the newest first. */
export function useOrders(input: InputTo<'order', 'listOrders'>) {
  return useQuery({
    queryKey: [ordersKey, input],
    queryFn: () => ask(api.order.listOrders(input)),
    placeholderData: keepPreviousData,
  });
}
