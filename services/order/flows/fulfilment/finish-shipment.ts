import type { ShipmentValue } from '#contracts/order/fulfilment.ts';
import type { Shipment } from '../../domain/fulfilment/shipment.ts';
import { viewShipment } from '../../domain/fulfilment/view-shipment.ts';
import { findParcel } from '../../store/fulfilment/parcels.ts';
import { findShipment } from '../../store/fulfilment/shipments.ts';
import { bookParcel } from './book-parcel.ts';
import type { CarrierTools } from './carrier-of.ts';
import { sendGoods } from './send-goods.ts';

/** Has the catalog let the goods of a written shipment go and the carrier book its parcel, as far as they are heard now. */
export async function finishShipment(tools: CarrierTools, shipment: Shipment): Promise<ShipmentValue> {
  const sent = await sendGoods(tools, shipment);
  if (!sent.tracking) return viewShipment(sent, 'staff');
  const { shipmentId } = sent;
  const parcel = await tools.db.row(findParcel(shipmentId));
  if (parcel) await bookParcel(tools, parcel);
  return viewShipment((await tools.db.row(findShipment(shipmentId))) ?? sent, 'staff');
}
