import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { OrderValue } from '#contracts/order/order.ts';
import type { ReturnValue } from '#contracts/order/return.ts';
import type { InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { orderKeys } from './order-keys.ts';
import { useRefreshOrder } from './use-refresh-order.ts';

const isSettling = (each: ReturnValue) => each.state === 'received';

/** The returns of an order; one whose goods have arrived settles by itself and is followed. */
export function useReturns({ orderId, version }: OrderValue) {
  return useQuery({
    queryKey: [...orderKeys.returns(orderId), version],
    queryFn: () => ask(api.order.listReturns({ orderId })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.returns.some(isSettling) ? 3000 : false),
  });
}

/** A page of the returns in a state, the newest first. */
export function useReturnsByState(input: InputTo<'order', 'listReturnsByState'>) {
  return useQuery({
    queryKey: [...orderKeys.returnsByState, input],
    queryFn: () => ask(api.order.listReturnsByState(input)),
    placeholderData: keepPreviousData,
  });
}

/** Approves or refuses a return. */
export function useAnswerReturn(orderId: string) {
  const refresh = useRefreshOrder();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'answerReturn'>) => ask(api.order.answerReturn(input)),
    onSettled: () => refresh(orderId),
  });
}

/** Notes what arrived of a return, and what becomes of it. */
export function useReceiveReturn(orderId: string) {
  const refresh = useRefreshOrder();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'receiveReturn'>) => ask(api.order.receiveReturn(input)),
    onSettled: () => refresh(orderId),
  });
}
