import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { OrderValue } from '#contracts/order/order.ts';
import { isMoneyMoving } from './is-money-moving.ts';
import { isParcelMoving } from './is-parcel-moving.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { orderKeys } from './order-keys.ts';
import { useRefreshOrder } from './use-refresh-order.ts';

/** One order; while money is on its way, or a carrier is being asked, it is asked for again every few seconds. */
export function useOrder(orderId: string) {
  return useQuery({
    queryKey: orderKeys.order(orderId),
    queryFn: () => ask(api.order.getOrder({ orderId })),
    refetchInterval: ({ state }) =>
      state.data && (isMoneyMoving(state.data) || isParcelMoving(state.data)) ? 3000 : false,
  });
}

/** The attempts to pay an order and its ledger entries, asked for again whenever the order has moved. */
export function usePayments({ orderId, version, payment }: OrderValue) {
  return useQuery({
    queryKey: [...orderKeys.payments(orderId), version, payment.state],
    queryFn: () => ask(api.payment.listPayments({ orderId })),
    placeholderData: keepPreviousData,
  });
}

/** Cancels an order; the lists and payments that show it are asked for again. */
export function useCancelOrder(orderId: string) {
  return useOrderChange(orderId, (reason: string) =>
    ask(api.order.cancelOrder({ orderId, ...(reason === '' ? {} : { reason }) })),
  );
}

/** Writes down that the cash of an order has come. */
export function useRecordCash(orderId: string) {
  return useOrderChange(orderId, () => ask(api.order.recordCash({ orderId })));
}

/** Cancels an order that was not taken at the door; its goods are for sale again, or scrapped. */
export function useRefuseAtDoor(orderId: string) {
  return useOrderChange(orderId, (goods: 'restock' | 'scrap') =>
    ask(api.order.refuseAtDoor({ orderId, goods })),
  );
}

/** A change of an order, after which all that shows it is asked for again. */
function useOrderChange<Wish>(orderId: string, mutationFn: (wish: Wish) => Promise<OrderValue>) {
  const refresh = useRefreshOrder();
  return useMutation({
    mutationFn,
    onSettled: () => refresh(orderId),
  });
}
