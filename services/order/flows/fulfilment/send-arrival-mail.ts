import type { Tools } from '#runtime/tools.ts';
import { mailAboutShipment } from './send-shipment-mail.ts';

/** Writes to the buyer that a parcel has arrived, once per shipment. */
export function sendArrivalMail(tools: Tools<'order'>, payload: unknown): Promise<void> {
  return mailAboutShipment(tools, payload, 'order-delivered');
}
