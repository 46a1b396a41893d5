import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { OrderValue } from '#contracts/order/order.ts';
import type { InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { orderKeys } from './order-keys.ts';
import { useRefreshOrder } from './use-refresh-order.ts';

/** What was given back of an order, asked for again when the order has moved and while a provider is being heard. */
export function useRefunds({ orderId, version }: OrderValue) {
  return useQuery({
    queryKey: [...orderKeys.refunds(orderId), version],
    queryFn: () => ask(api.order.listRefunds({ orderId })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.refunds.some((refund) => refund.state === 'pending') ? 3000 : false,
  });
}

/** Gives money of an order back; the same reference gives it back once. */
export function useRefundLines() {
  const refresh = useRefreshOrder();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'refundLines'>) => ask(api.order.refundLines(input)),
    onSettled: (_answer, _error, { orderId }) => refresh(orderId),
  });
}
