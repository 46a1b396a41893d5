import { useMutation } from '@tanstack/react-query';
import type { InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { useRefreshOrder } from './use-refresh-order.ts';

/** Sends goods of an order; the same reference sends them once. */
export function useShip() {
  const refresh = useRefreshOrder();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'ship'>) => ask(api.order.ship(input)),
    onSettled: (_answer, _error, { orderId }) => refresh(orderId),
  });
}

/** Notes that a parcel has arrived. */
export function useMarkDelivered() {
  const refresh = useRefreshOrder();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'markDelivered'>) => ask(api.order.markDelivered(input)),
    onSettled: (_answer, _error, { orderId }) => refresh(orderId),
  });
}

/** Calls a booked parcel off. */
export function useCancelParcel() {
  const refresh = useRefreshOrder();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'cancelParcel'>) => ask(api.order.cancelParcel(input)),
    onSettled: (_answer, _error, { orderId }) => refresh(orderId),
  });
}
