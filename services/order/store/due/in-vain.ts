import { statement } from '#runtime/db/statement.ts';

/** Notes that the goods or the money of a refund were asked for in vain just now. */
export const noteRefundInVain = statement<unknown, [refundId: string]>(
  'order.due.refund-in-vain',
  'update refunds set asked_in_vain_at = now() where refund_id = $1',
);

/** Notes that the catalog was asked in vain just now to let the goods of a shipment go. */
export const noteShipmentInVain = statement<unknown, [shipmentId: string]>(
  'order.due.shipment-in-vain',
  'update shipments set asked_in_vain_at = now() where shipment_id = $1',
);

/** Notes that what settles a return was asked for in vain just now. */
export const noteReturnInVain = statement<unknown, [returnId: string]>(
  'order.due.return-in-vain',
  'update returns set asked_in_vain_at = now() where return_id = $1',
);
