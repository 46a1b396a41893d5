import type { Step } from '#runtime/db/statement.ts';
import type { Order } from '../../domain/order.ts';
import { adoptDelivery } from '../../store/addition/order-additions.ts';
import { writeTimeline } from '../../store/timeline.ts';

const whys = {
  paid: 'it was paid.',
  authorised: 'its money is held.',
  'on-delivery': 'it is paid when it is handed over.',
} as const;

/** The steps by which an order learns that what was added to it has come about; none for another order. */
export function agreedSteps({ orderId, orderNumber, adds }: Order, how: keyof typeof whys): Step[] {
  if (!adds) return [];
  return [
    writeTimeline(adds.orderId, 'addition-agreed', 'system', `Addition ${orderNumber}: ${whys[how]}`),
    adoptDelivery(orderId),
  ];
}
