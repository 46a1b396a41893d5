import type { OrderValue } from '#contracts/order/order.ts';
import type { Order } from './order.ts';

/** Buyers are not told which member of staff (or key of theirs) did a thing, nor the reason noted for colleagues. */
export function viewTimeline({ timeline }: Order, reader: 'buyer' | 'staff'): OrderValue['timeline'] {
  return timeline.map(({ at, what, who, why }) => {
    const isInternal = reader === 'buyer' && (who.startsWith('staff:') || who.startsWith('key:'));
    return isInternal ? { at, what, who: 'staff', why: 'The shop did this.' } : { at, what, who, why };
  });
}
