import type { ShipmentValue } from '#contracts/order/fulfilment.ts';
import type { StoredShipment } from './shipment.ts';

/** A shipment as its buyer or staff see it: the label is for staff. */
export function viewShipment(shipment: StoredShipment, reader: 'buyer' | 'staff'): ShipmentValue {
  const { shipmentId, number, carrier, trackingNumber, state, shippedAt, deliveredAt, lines } = shipment;
  const contents = lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  const view = {
    shipmentId,
    number,
    carrier,
    trackingNumber,
    state,
    shippedAt,
    deliveredAt,
    lines: contents,
  };
  const { tracking } = shipment;
  if (!tracking) return view;
  return { ...view, tracking: reader === 'staff' ? tracking : { ...tracking, labelUrl: null } };
}
