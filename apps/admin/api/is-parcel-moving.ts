import type { OrderValue } from '#contracts/order/order.ts';

/** Whether a carrier is being asked to take a parcel, or to let go of one. */
export function isParcelMoving({ shipments }: Pick<OrderValue, 'shipments'>): boolean {
  return shipments.some(({ tracking }) => tracking?.state === 'asked' || tracking?.state === 'cancelling');
}
