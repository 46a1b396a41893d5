import { useQueryClient } from '@tanstack/react-query';
import { orderKeys } from './order-keys.ts';
import { ordersKey } from './use-orders.ts';

/**
 * Gives what is called when something of an order was done: all that shows the order is asked for again. It ends when the
 * order itself is there, so that what is done next, and proposed for it, goes by what was just done.
 */
export function useRefreshOrder(): (orderId: string) => Promise<void> {
  const queries = useQueryClient();
  return async (orderId) => {
    const { order, payments, refunds, returns, returnsByState } = orderKeys;
    const others = [payments(orderId), refunds(orderId), returns(orderId), returnsByState, [ordersKey]];
    for (const queryKey of others) void queries.invalidateQueries({ queryKey });
    await queries.invalidateQueries({ queryKey: order(orderId) });
  };
}
