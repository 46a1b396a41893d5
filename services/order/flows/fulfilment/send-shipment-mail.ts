import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { mailWords } from '../../domain/mail-words.ts';
import { findShipment } from '../../store/fulfilment/shipments.ts';
import { findOrder } from '../../store/orders.ts';

/** Writes to the buyer what is in a parcel and who brings it, once per shipment. */
export function sendShipmentMail(tools: Tools<'order'>, payload: unknown): Promise<void> {
  return mailAboutShipment(tools, payload, 'order-shipped');
}

/** Writes to the buyer about one shipment: what is in it and who brings it; each message once. */
export async function mailAboutShipment(
  tools: Tools<'order'>,
  payload: unknown,
  template: 'order-shipped' | 'order-delivered',
): Promise<void> {
  const { shipmentId } = payload as { shipmentId: string };
  const shipment = await tools.db.row(findShipment(shipmentId));
  if (!shipment) throw new Error(`there is no shipment ${shipmentId} to write about`);
  const order = await tools.db.row(findOrder(shipment.orderId));
  if (!order || order.email === null) return;
  const { carrier, trackingNumber } = shipment;
  const sent = new Map(shipment.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const lines = order.lines.flatMap((line) => {
    const quantity = sent.get(line.lineId);
    return quantity === undefined ? [] : [{ ...line, quantity }];
  });
  const words = mailWords(order, template, tools.setting('gateway.publicUrl'));
  const answer = await tools.call.user.notify({
    messageKey: `${template}:${shipmentId}`,
    template,
    locale: order.locale,
    to: { email: order.email },
    values: {
      ...words,
      lines: lines
        .map(({ quantity, title, option }) => [`${quantity} × ${title}`, option && `(${option})`])
        .map((parts) => parts.filter(Boolean).join(' '))
        .join('\n'),
      carrier,
      ...(trackingNumber === null ? {} : { trackingNumber }),
    },
  });
  if (isRefusal(answer)) throw new Error(`the mail was refused: ${answer.detail}`);
}
