import type { Locale } from '#contracts/markets.ts';

type Tracked = { orderId: string; orderKey: string; locale: Locale };

/** Where the buyer comes back to after paying: the given path of the shop, or the order's page; with the order's key. */
export function returnUrl(publicUrl: string, order: Tracked, returnPath?: string): string {
  const path = returnPath ?? `/${order.locale}/orders/${order.orderId}`;
  return `${publicUrl.replace(/\/+$/, '')}${path}?key=${order.orderKey}`;
}
