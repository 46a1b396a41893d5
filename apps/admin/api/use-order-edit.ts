import { useMutation } from '@tanstack/react-query';
import type { InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { useRefreshOrder } from './use-refresh-order.ts';

/** Works out what a change of an order comes to; nothing is written. */
export function useProposeEdit() {
  return useMutation({
    mutationFn: (input: InputTo<'order', 'proposeEdit'>) => ask(api.order.proposeEdit(input)),
  });
}

/** Changes an order as proposed; the same reference changes it once. */
export function useEditOrder() {
  const refresh = useRefreshOrder();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'editOrder'>) => ask(api.order.editOrder(input)),
    onSettled: (_answer, _error, { orderId }) => refresh(orderId),
  });
}
