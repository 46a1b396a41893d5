import type { Step } from '#runtime/db/statement.ts';
import { announce } from '#runtime/events/announce.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import type { PlannedParcel, Shipment } from '../../domain/fulfilment/shipment.ts';
import { insertShipment, refreshFulfilment } from '../../store/fulfilment/shipments.ts';
import { writeTimelines } from '../../store/timeline.ts';

/** A parcel that goes, with who sends it and when; `version` is the order's with it. */
export type Parcel = Pick<
  Shipment,
  'shipmentId' | 'orderId' | 'number' | 'inputHash' | 'carrier' | 'trackingNumber'
> & {
  reference: string;
  lines: PlannedParcel['lines'];
  isComplete: boolean;
  version: number;
  at: string;
  /** The carrier of the shop that is to bring it, if it is booked with one. */
  bookWith: string | null;
  /** Where that is not now. */
  saidAt: string | null;
  who: string;
  hasMail: boolean;
};

/** The job looks after a shipment whose request died, or when the catalog was not heard. */
const retrySeconds = 20;

/** The steps that write a shipment and tell of it. */
export function parcelSteps(tools: Tools<'order'>, parcel: Parcel): Step[] {
  const { shipmentId, orderId, number, carrier, trackingNumber, at, saidAt, who, version, isComplete } =
    parcel;
  const { reference, inputHash, bookWith, hasMail } = parcel;
  const shipment = { shipmentId, orderId, number, reference, inputHash, carrier, trackingNumber };
  const why = [`Parcel ${number} by ${carrier}`, trackingNumber].filter(Boolean).join(', ');
  const lines = parcel.lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
  const payload = { orderId, shipmentId, shippedAt: at, isComplete, lines };
  return [
    insertShipment(
      JSON.stringify({ ...shipment, shippedAt: at, lines: parcel.lines, bookWith }),
      retrySeconds,
    ),
    refreshFulfilment(orderId),
    writeTimelines([orderId], [saidAt], 'shipped', who, why),
    announce(tools, 'order.fulfilled', { key: orderId, version, payload }),
    schedule(tools, 'send-goods', { shipmentId }, { delaySeconds: retrySeconds, key: `ship ${shipmentId}` }),
    // The mail about a booked parcel waits for its tracking number.
    ...(hasMail && bookWith === null ? [schedule(tools, 'send-shipment-mail', { shipmentId })] : []),
  ];
}
