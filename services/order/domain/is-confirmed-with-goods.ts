import type { Order } from './order.ts';

const dayMs = 86_400_000;
/** So long a message is known by its key, and not sent a second time. */
const toldDays = 30;

/**
 * Whether the buyer of an order is told that it is paid when its goods are set aside for good, as is still to be done. Those of an old
 * payment are looked at anew, and were told of; what staff write down may have been paid long ago.
 */
export function isConfirmedWithGoods({ state, stock, paidAt, readAt, draft }: Order): boolean {
  if (state !== 'paid' || stock === 'committed' || paidAt === null) return false;
  return draft !== null || Date.parse(readAt) - Date.parse(paidAt) < toldDays * dayMs;
}
